#pragma once
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>

// What is used of JavaScriptCore's C interface, which has been the same since 2008. Its functions are looked up when the first formula is
// set and not when the program starts: the library brings twenty others, which take longer to load than most builds take.

typedef struct OpaqueJSContext *JSContext;
typedef struct OpaqueJSContextGroup *JSContextGroup;
typedef struct OpaqueJSString *JSString;
typedef struct OpaqueJSValue *JSValue;

typedef struct {
    JSContext (*create)(void *global_class);
    void (*release)(JSContext);
    JSValue (*global)(JSContext);
    JSValue (*property)(JSContext, JSValue object, JSString name, JSValue *exception);
    JSValue (*call)(JSContext, JSValue function, JSValue this_object, size_t count, const JSValue arguments[], JSValue *exception);
    JSValue (*evaluate)(JSContext, JSString script, JSValue this_object, JSString address, int line, JSValue *exception);
    JSValue (*string_value)(JSContext, JSString);
    JSString (*string_of)(JSContext, JSValue, JSValue *exception);
    JSString (*create_string)(const char *text);
    void (*release_string)(JSString);
    size_t (*size)(JSString);
    size_t (*copy)(JSString, char *buffer, size_t size);
    JSContextGroup (*group)(JSContext);
    // No part of the interface that is promised, though there since 2012: null where it is missing.
    void (*limit)(JSContextGroup, double seconds, bool (*ends)(JSContext, void *), void *ends_argument);
} JavaScriptCore;

/// Whether the library is here, and has all of these.
static inline bool javascriptcore_load(JavaScriptCore *core) {
    void *library = dlopen("libjavascriptcoregtk-4.1.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return false;
    const char *names[] = {
        "JSGlobalContextCreate", "JSGlobalContextRelease", "JSContextGetGlobalObject", "JSObjectGetProperty", "JSObjectCallAsFunction",
        "JSEvaluateScript", "JSValueMakeString", "JSValueToStringCopy", "JSStringCreateWithUTF8CString", "JSStringRelease",
        "JSStringGetMaximumUTF8CStringSize", "JSStringGetUTF8CString", "JSContextGetGroup",
    };
    void **functions = (void **)core;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        functions[i] = dlsym(library, names[i]);
        if (!functions[i]) return false;
    }
    *(void **)&core->limit = dlsym(library, "JSContextGroupSetExecutionTimeLimit");
    return true;
}
