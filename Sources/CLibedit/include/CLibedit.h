#ifndef C_LIBEDIT_H
#define C_LIBEDIT_H

#include <histedit.h>
#include <wchar.h>

/* A thin cover over libedit's wide interface: el_wset is variadic, which Swift cannot call, and it
   keeps the pointers to command names, which must therefore be literals. No logic lives here. */

/* A key's work; returns one of the CC_ values of histedit.h. */
typedef unsigned char (*edit_command)(EditLine *, wint_t);

/* The commands of the prompt; bound to keys by the names beside them. */
struct edit_commands {
  edit_command enter;    /* qualm-enter */
  edit_command newline;  /* qualm-newline */
  edit_command up;       /* qualm-up */
  edit_command down;     /* qualm-down */
  edit_command right;    /* qualm-right */
  edit_command home;     /* qualm-home */
  edit_command end;      /* qualm-end */
  edit_command complete; /* qualm-complete */
  edit_command paste;    /* qualm-paste */
  edit_command clear;    /* qualm-clear */
  edit_command edit;     /* qualm-edit */
  edit_command leave;    /* qualm-leave */
};

/* Starts an editor that reads keys from standard input and draws nothing; NULL where it cannot. */
EditLine *edit_start(const char *program);
void edit_end(EditLine *);
void edit_set_client(EditLine *, void *client);
void *edit_client(EditLine *);

void edit_set_no_prompt(EditLine *);
void edit_set_editor(EditLine *, const wchar_t *name);
void edit_set_reader(EditLine *, int (*reader)(EditLine *, wchar_t *));
void edit_add_commands(EditLine *, const struct edit_commands *);

/* Binds a key in the map for writing, and in vi's map for commands. */
int edit_bind(EditLine *, const wchar_t *key, const wchar_t *command);
int edit_bind_in_command_map(EditLine *, const wchar_t *key, const wchar_t *command);

/* Puts the terminal into the editor's mode (1) or the shell's (0). */
void edit_prepare_terminal(EditLine *, int editing);

/* Starts a history of at most `size` entries and gives it to the editor. */
HistoryW *edit_start_history(EditLine *, int size);
/* Adds an entry; one that is equal to it goes. */
void edit_remember(HistoryW *, const wchar_t *entry);
/* The same of an entry that is not there yet. */
void edit_remember_new(HistoryW *, const wchar_t *entry);

#endif
