#include "base.h"
int base_value(int x) { return x + 1; }
int base_other(int x) { return x - 1; }
