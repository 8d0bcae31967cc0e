// The inner loops, compiled three times from these same files: for every processor, for x86-64 with AVX2 and for x86-64 with
// AVX-512 (the folders VectorKernelsAVX2 and VectorKernelsAVX512 hold links to them). `Numerics` chooses at run time.
//
// Code here calls nothing but itself and the standard library's vectors, and stores nothing but pointers and numbers: a function
// that several modules share would be merged by the linker, and a merged one might not run everywhere.
