#pragma once
#include "inner.h"
#if __has_include("extra.h")
#include "extra.h"
#endif
#define TUNING_LIMIT 3
static inline double tune(void) { return INNER; }
