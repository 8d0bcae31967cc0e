#pragma once
/* What libIndexStore.so of a Swift toolchain hands over. The library is opened when it is needed, since a toolchain may lack it; its own header
   lies in no folder that compilers search. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes without a zero at their end. */
typedef struct {
    const char *data;
    size_t length;
} cindexstore_text;

typedef void *cindexstore_handle;

typedef cindexstore_handle (*cindexstore_create)(const char *path, cindexstore_handle *error);
typedef cindexstore_handle (*cindexstore_open)(cindexstore_handle store, const char *name, cindexstore_handle *error);
typedef void (*cindexstore_dispose)(cindexstore_handle handle);
typedef bool (*cindexstore_text_visitor)(void *context, cindexstore_text text);
typedef bool (*cindexstore_visitor)(void *context, cindexstore_handle item);
typedef bool (*cindexstore_visit_units)(cindexstore_handle store, unsigned sorted, void *context, cindexstore_text_visitor visitor);
typedef bool (*cindexstore_visit)(cindexstore_handle reader, void *context, cindexstore_visitor visitor);
typedef cindexstore_text (*cindexstore_text_of)(cindexstore_handle handle);
typedef unsigned (*cindexstore_kind_of)(cindexstore_handle handle);
typedef uint64_t (*cindexstore_roles_of)(cindexstore_handle handle);
typedef cindexstore_handle (*cindexstore_symbol_of)(cindexstore_handle occurrence);
typedef void (*cindexstore_place_of)(cindexstore_handle occurrence, unsigned *line, unsigned *column);
