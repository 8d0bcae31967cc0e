#pragma once
#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
/* Which Cairo writes its PNG files with, at a level that it lets no one choose. */
#include <zlib.h>
