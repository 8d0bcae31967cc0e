package import Digests

package typealias Digest = Digests.Digest
