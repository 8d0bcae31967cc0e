/// Stage 2: a panel with its scales, and no more marks than can be seen.
struct ScaledPanel {
    let panel: Panel
    let x: Scale
    let y: Scale
    let color: ColorScale?
    let layers: [Layer]
}
