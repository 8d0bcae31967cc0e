#pragma once
struct steps_pair { double first; double second; };
enum steps_kind { STEPS_SHORT = 1, STEPS_LONG = 2 };
struct steps_pair steps_make(void);
double steps_weak(void);
