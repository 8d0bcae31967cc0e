#pragma once
#include <duktape.h>

// Duktape's interface is made of macros that Swift does not import.

static inline duk_context *duktape_create_heap(void) { return duk_create_heap_default(); }

/// Runs `source`, UTF-8, of `length` bytes, and leaves its value, or what it threw, on top of the stack.
static inline int duktape_evaluate(duk_context *heap, const char *source, size_t length) {
    return duk_peval_lstring(heap, source, length) == DUK_EXEC_SUCCESS;
}

/// The value on top of the stack as a string, whatever it is; valid until it is popped.
static inline const char *duktape_string(duk_context *heap, size_t *length) {
    return duk_safe_to_lstring(heap, -1, length);
}
