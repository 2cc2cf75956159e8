#ifndef C_LIBEDIT_H
#define C_LIBEDIT_H

#include <histedit.h>

#endif
