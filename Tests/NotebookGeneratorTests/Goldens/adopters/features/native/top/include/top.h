#include "base.h"
#ifdef __cplusplus
extern "C" {
#endif
int top_value(int);
#ifdef __cplusplus
}
#endif
