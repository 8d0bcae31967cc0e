/// Dots that are too many to be drawn one by one: a picture of where there are any, finer than can be seen.
enum DotCrowd {
    /// More dots than this, those that lie on others left out, are a picture.
    private static let limit = 4000
    /// A place is off by half a cell at most: a quarter of a pixel.
    private static let cellsPerPixel = 2.0

    /// `nil` where the dots are few.
    ///
    /// - Parameter size: of a dot, in px.
    static func node(_ places: [Point], size: Double, color: Color, in frame: Rect) -> SceneNode? {
        guard places.count > limit, distinct(places) > limit else { return nil }
        let room = frame.insetBy(-(size / 2).rounded(.up))
        var coverage = Coverage(
            width: Int((room.width * cellsPerPixel).rounded(.up)), height: Int((room.height * cellsPerPixel).rounded(.up)))
        for place in places {
            coverage.addDisc(
                x: (place.x - room.x) * cellsPerPixel, y: (place.y - room.y) * cellsPerPixel, radius: size / 2 * cellsPerPixel)
        }
        let picture = Rect(
            x: room.x, y: room.y, width: Double(coverage.width) / cellsPerPixel, height: Double(coverage.height) / cellsPerPixel)
        return .coverage(coverage, picture, color)
    }

    /// The number of dots that do not lie on others, within a third of a pixel.
    private static func distinct(_ places: [Point]) -> Int {
        var cells: Set<SIMD2<Int32>> = []
        for place in places {
            cells.insert(SIMD2<Int32>((SIMD2(place.x, place.y) * 4).rounded(.down)))
            if cells.count > limit { break }
        }
        return cells.count
    }
}
