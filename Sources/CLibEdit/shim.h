// What Swift cannot call of libedit: its variadic functions, each as a plain function of one purpose.
#include <fcntl.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

typedef char *(*editor_prompt)(EditLine *);
typedef unsigned char (*editor_function)(EditLine *, int);

// An editor that reads from one descriptor and draws on another, through streams of its own; NULL on failure.
static inline EditLine *editor_make(const char *program, int input, int output) {
  int in = fcntl(input, F_DUPFD_CLOEXEC, 3), out = fcntl(output, F_DUPFD_CLOEXEC, 3);
  FILE *reading = in < 0 ? NULL : fdopen(in, "r"), *drawing = out < 0 ? NULL : fdopen(out, "w");
  return reading && drawing ? el_init(program, reading, drawing, drawing) : NULL;
}

static inline int editor_set_flag(EditLine *editor, int option, int value) { return el_set(editor, option, value); }

static inline int editor_set_text(EditLine *editor, int option, const char *text) {
  return el_set(editor, option, text);
}

static inline int editor_set_client(EditLine *editor, void *client) {
  return el_set(editor, EL_CLIENTDATA, client);
}

static inline void *editor_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

// A prompt whose escape sequences stand between two bytes of the value 1.
static inline int editor_set_prompt(EditLine *editor, editor_prompt prompt) {
  return el_set(editor, EL_PROMPT_ESC, prompt, '\1');
}

static inline int editor_set_reader(EditLine *editor, el_rfunc_t reader) {
  return el_set(editor, EL_GETCFN, reader);
}

static inline int editor_add_function(
    EditLine *editor, const char *name, const char *help, editor_function function) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

static inline int editor_bind(EditLine *editor, const char *key, const char *function) {
  return el_set(editor, EL_BIND, key, function, (char *)NULL);
}

// Between two lines, too, what is typed waits unseen.
static inline int editor_silence_pauses(EditLine *editor) {
  return el_set(editor, EL_SETTY, "-x", "-echo", "-icanon", (char *)NULL);
}

// Whether the person's .editrc asks for the keys of vi, in which Escape is a key of its own.
static inline int editor_is_vi(EditLine *editor) {
  const char *name = NULL;
  el_get(editor, EL_EDITOR, &name);
  return name && name[0] == 'v';
}

static inline int editor_set_history(EditLine *editor, History *entries) {
  return el_set(editor, EL_HIST, history, entries);
}

// Draws the line afresh from the cursor's place, which must be where the prompt begins.
static inline int editor_redraw(EditLine *editor) { return el_set(editor, EL_REFRESH); }

static inline int history_set_number(History *entries, int option, int value) {
  HistEvent event;
  return history(entries, &event, option, value);
}

static inline int history_enter(History *entries, const char *line) {
  HistEvent event;
  return history(entries, &event, H_ENTER, line);
}

// The columns that libedit gives a letter; negative if it cannot be shown as it is.
int wcwidth(wchar_t letter);
static inline int letter_width(unsigned int letter) { return wcwidth((wchar_t)letter); }
