import Foundation
import WebAssets

/// What looking closer at figures takes; see `figures.js`.
enum FigureAssets {
    static var list: [SiteAsset] {
        [
            SiteAsset(path: "assets/figures.css", content: .bytes(Data(WebAssets.figuresStyle))),
            SiteAsset(path: "assets/figures.js", content: .bytes(Data(WebAssets.figuresScript))),
        ]
    }

    /// For a page's head.
    static var head: [HTMLNode] {
        [
            .tag("link", ["rel": "stylesheet", "href": "assets/figures.css"]),
            .tag("script", ["src": "assets/figures.js", "defer": ""]),
        ]
    }
}
