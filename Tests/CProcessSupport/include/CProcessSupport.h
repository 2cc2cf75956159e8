#ifndef C_PROCESS_SUPPORT_H
#define C_PROCESS_SUPPORT_H

#include <sys/types.h>

/* Starting child processes for the tests. Swift cannot call fork, and the threads of swift-testing
   block signals that a child would inherit: here a child starts with no signal blocked and with
   SIGINT, SIGPIPE, SIGTERM, SIGHUP and SIGWINCH at their defaults. */

/* What a child is to be. The arrays end in NULL; directory may be NULL. */
struct child_request {
  const char *executable;
  char *const *arguments;
  char *const *environment;
  const char *directory;
};

/* Starts a child, leader of its own process group, whose standard streams are pipes; our ends of
   them (to write to, to read from, to read from) are left in streams. Returns the process id, or
   -1 with errno set. A child that cannot run the executable leaves with 127. */
pid_t child_start(const struct child_request *request, int streams[3]);

/* Starts a child whose streams and controlling terminal are a new pseudo-terminal of the given
   size; our end of it is left in terminal. Returns as child_start does. */
pid_t child_start_on_terminal(const struct child_request *request, int rows, int columns,
                              int *terminal);

/* Changes the size of a pseudo-terminal; the child is told by SIGWINCH. 0, or -1 with errno. */
int terminal_resize(int terminal, int rows, int columns);

/* Takes the status of an ended child apart, as Swift cannot call the macros of <sys/wait.h>: its
   exit status, or minus the number of the signal that ended it. */
int child_status(int wait_status);

#endif
