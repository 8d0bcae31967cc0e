#include <sys/utsname.h>
static inline int linux_seven(void) { return 7; }
