#include "build.h"

#ifndef LOTSE_BUILD
#define LOTSE_BUILD ""
#endif

const char *lotse_build(void) { return LOTSE_BUILD; }
