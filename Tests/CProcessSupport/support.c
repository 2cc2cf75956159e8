#define _GNU_SOURCE
#include "CProcessSupport.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs in the child, between fork and exec: nothing here may allocate or lock. */
static _Noreturn void become(const struct child_request *request) {
  static const int reset[] = {SIGINT, SIGPIPE, SIGTERM, SIGHUP, SIGWINCH, SIGQUIT};
  for (size_t i = 0; i < sizeof reset / sizeof *reset; i++) signal(reset[i], SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (request->directory == NULL || chdir(request->directory) == 0)
    execve(request->executable, request->arguments, request->environment);
  _exit(127);
}

static void close_both(int pair[2]) {
  close(pair[0]);
  close(pair[1]);
}

pid_t child_start(const struct child_request *request, int streams[3]) {
  int input[2], output[2], errors[2];
  /* Close on exec: a child of another test, started meanwhile, must not hold our pipes open. */
  if (pipe2(input, O_CLOEXEC) != 0) return -1;
  if (pipe2(output, O_CLOEXEC) != 0) {
    close_both(input);
    return -1;
  }
  if (pipe2(errors, O_CLOEXEC) != 0) {
    close_both(input);
    close_both(output);
    return -1;
  }
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);
    if (dup2(input[0], 0) < 0 || dup2(output[1], 1) < 0 || dup2(errors[1], 2) < 0) _exit(127);
    become(request);
  }
  int failure = errno;
  close(input[0]);
  close(output[1]);
  close(errors[1]);
  if (child < 0) {
    close(input[1]);
    close(output[0]);
    close(errors[0]);
    errno = failure;
    return -1;
  }
  streams[0] = input[1];
  streams[1] = output[0];
  streams[2] = errors[0];
  return child;
}

pid_t child_start_on_terminal(const struct child_request *request, int rows, int columns,
                              int *terminal) {
  char name[128];
  int ours = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (ours < 0) return -1;
  if (grantpt(ours) != 0 || unlockpt(ours) != 0 || ptsname_r(ours, name, sizeof name) != 0 ||
      terminal_resize(ours, rows, columns) != 0) {
    close(ours);
    return -1;
  }
  pid_t child = fork();
  if (child == 0) {
    setsid();
    int theirs = open(name, O_RDWR);
    if (theirs < 0 || ioctl(theirs, TIOCSCTTY, 0) != 0) _exit(127);
    if (dup2(theirs, 0) < 0 || dup2(theirs, 1) < 0 || dup2(theirs, 2) < 0) _exit(127);
    if (theirs > 2) close(theirs);
    become(request);
  }
  if (child < 0) {
    int failure = errno;
    close(ours);
    errno = failure;
    return -1;
  }
  *terminal = ours;
  return child;
}

int terminal_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int child_status(int wait_status) {
  return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : -WTERMSIG(wait_status);
}
