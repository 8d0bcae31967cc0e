// What compiled code can reach, read from its object files. Each folder hands its values to the next:
//
// ELF → Entities
//  1. `MappedFile`, `ELFImage`  an object file in memory: its sections, symbols and relocations, as they stand there
//  2. `Machine`, `X86Operand`   what each type of relocation means on this processor
// Entities → Linking
//  3. `Partition`               the sections cut at their symbols into `Entity`s: functions, variables, constants, records
//  4. `References`              each relocation as `Edge`s from the entity that holds it to those that it may mean
//  5. `LocalDigests`            each entity hashed alone, without what its references point to
//  6. `ObjectFile`              all of that, made once for each file and shared by all that link it
//     `ObjectContents`          the digest of a file without what only debuggers read: whether any of this is to be done again
//     `ObjectOffer`             the names that a file offers to all that is linked with it, and what in it starts by itself
// Linking → Reaching
//  7. `ObjectSet`, `Linker`     the files linked: each name is a `Node`, defined here or in a system library
//     `LinkedLibraries`         the names through which libraries call or read what is linked
//  8. `Conformances`            records that the Swift runtime finds by itself, and the types and protocols that they wait for
// Reaching → the notebook
//  9. `GlobalVariables`         a chapter's blocks: where each starts, and that it stops where another one's value is used
// 10. `ReachWalk`, `Reach`      the nodes reached, breadth first, and their digest; `ReachRecord` keeps it for `notebook why`
//
// Three facts that are easy to trip over:
// - Entries of mergeable sections (`SHF_MERGE`) are folded with equal ones by the linker, so that where they lie is chance: each is
//   an entity of its own, equal to every other of the same bytes.
// - Names of sections enter no digest: one of them may hold the name of the object file.
// - `.swift_modhash` is a hash of the compiler's input, which changes with every comment. So only what is reached is hashed, never a
//   file as a whole: nothing refers to that section.
//
// What is not understood is a doubt (`ObjectFile.doubts`): the digest then equals no other, and the block runs in every build.
// Where more is taken than is reached, that is a `Reach.Fallback`, and `notebook why` says so.
