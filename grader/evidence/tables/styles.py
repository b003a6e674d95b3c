"""Properties of CSS: their names, and what each takes.

Written by ``python -m tools.web.build`` from Chromium 156.0.8078.108.
"""

PROPERTIES = frozenset(
    """
    accent-color align-content align-items align-self alignment-baseline all anchor-name
    anchor-scope animation animation-composition animation-delay animation-direction
    animation-duration animation-fill-mode animation-iteration-count animation-name
    animation-play-state animation-range animation-range-end animation-range-start
    animation-timeline animation-timing-function animation-trigger app-region appearance
    aspect-ratio backdrop-filter backface-visibility background background-attachment
    background-blend-mode background-clip background-color background-image background-origin
    background-position background-position-x background-position-y background-repeat
    background-size baseline-shift baseline-source block-size border border-block
    border-block-color border-block-end border-block-end-color border-block-end-style
    border-block-end-width border-block-start border-block-start-color border-block-start-style
    border-block-start-width border-block-style border-block-width border-bottom
    border-bottom-color border-bottom-left-radius border-bottom-right-radius border-bottom-style
    border-bottom-width border-collapse border-color border-end-end-radius
    border-end-start-radius border-image border-image-outset border-image-repeat
    border-image-slice border-image-source border-image-width border-inline border-inline-color
    border-inline-end border-inline-end-color border-inline-end-style border-inline-end-width
    border-inline-start border-inline-start-color border-inline-start-style
    border-inline-start-width border-inline-style border-inline-width border-left
    border-left-color border-left-style border-left-width border-radius border-right
    border-right-color border-right-style border-right-width border-shape border-spacing
    border-start-end-radius border-start-start-radius border-style border-top border-top-color
    border-top-left-radius border-top-right-radius border-top-style border-top-width
    border-width bottom box-decoration-break box-shadow box-sizing break-after break-before
    break-inside buffered-rendering caption-side caret-animation caret-color caret-shape clear
    clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering color-scheme column-count column-fill column-gap column-height column-rule
    column-rule-break column-rule-color column-rule-inset column-rule-inset-cap
    column-rule-inset-cap-end column-rule-inset-cap-start column-rule-inset-end
    column-rule-inset-junction column-rule-inset-junction-end column-rule-inset-junction-start
    column-rule-inset-start column-rule-style column-rule-visibility-items column-rule-width
    column-span column-width column-wrap columns contain contain-intrinsic-block-size
    contain-intrinsic-height contain-intrinsic-inline-size contain-intrinsic-size
    contain-intrinsic-width container container-name container-type content content-visibility
    corner-block-end-shape corner-block-start-shape corner-bottom-left-shape
    corner-bottom-right-shape corner-bottom-shape corner-end-end-shape corner-end-start-shape
    corner-inline-end-shape corner-inline-start-shape corner-left-shape corner-right-shape
    corner-shape corner-start-end-shape corner-start-start-shape corner-top-left-shape
    corner-top-right-shape corner-top-shape counter-increment counter-reset counter-set cursor
    cx cy d direction display dominant-baseline dynamic-range-limit empty-cells field-sizing
    fill fill-opacity fill-rule filter flex flex-basis flex-direction flex-flow flex-grow
    flex-line-count flex-shrink flex-wrap float flood-color flood-opacity font font-family
    font-feature-settings font-kerning font-language-override font-optical-sizing font-palette
    font-size font-size-adjust font-stretch font-style font-synthesis font-synthesis-small-caps
    font-synthesis-style font-synthesis-weight font-variant font-variant-alternates
    font-variant-caps font-variant-east-asian font-variant-emoji font-variant-ligatures
    font-variant-numeric font-variant-position font-variation-settings font-weight
    forced-color-adjust frame-sizing gap grid grid-area grid-auto-columns grid-auto-flow
    grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start grid-gap
    grid-row grid-row-end grid-row-gap grid-row-start grid-template grid-template-areas
    grid-template-columns grid-template-rows height hyphenate-character hyphenate-limit-chars
    hyphens image-orientation image-rendering initial-letter inline-size inset inset-block
    inset-block-end inset-block-start inset-inline inset-inline-end inset-inline-start
    interactivity interest-delay interest-delay-end interest-delay-start interpolate-size
    isolation justify-content justify-items justify-self left letter-spacing lighting-color
    line-break line-height list-style list-style-image list-style-position list-style-type
    margin margin-block margin-block-end margin-block-start margin-bottom margin-inline
    margin-inline-end margin-inline-start margin-left margin-right margin-top margin-trim marker
    marker-end marker-mid marker-start mask mask-clip mask-composite mask-image mask-mode
    mask-origin mask-position mask-repeat mask-size mask-type math-depth math-shift math-style
    max-block-size max-height max-inline-size max-width min-block-size min-height
    min-inline-size min-width mix-blend-mode object-fit object-position object-view-box offset
    offset-anchor offset-distance offset-path offset-position offset-rotate opacity order
    orphans outline outline-color outline-offset outline-style outline-width overflow
    overflow-anchor overflow-block overflow-clip-margin overflow-inline overflow-wrap overflow-x
    overflow-y overlay overscroll-behavior overscroll-behavior-block overscroll-behavior-inline
    overscroll-behavior-x overscroll-behavior-y padding padding-block padding-block-end
    padding-block-start padding-bottom padding-inline padding-inline-end padding-inline-start
    padding-left padding-right padding-top page page-break-after page-break-before
    page-break-inside page-margin-safety page-orientation paint-order perspective
    perspective-origin place-content place-items place-self pointer-events position
    position-anchor position-area position-try position-try-fallbacks position-try-order
    position-visibility print-color-adjust quotes r reading-flow reading-order resize right
    rotate row-gap row-rule row-rule-break row-rule-color row-rule-inset row-rule-inset-cap
    row-rule-inset-cap-end row-rule-inset-cap-start row-rule-inset-end row-rule-inset-junction
    row-rule-inset-junction-end row-rule-inset-junction-start row-rule-inset-start
    row-rule-style row-rule-visibility-items row-rule-width ruby-align ruby-overhang
    ruby-position rule rule-break rule-color rule-inset rule-inset-cap rule-inset-end
    rule-inset-junction rule-inset-start rule-overlap rule-style rule-visibility-items
    rule-width rx ry scale scroll-axis-lock scroll-behavior scroll-initial-target scroll-margin
    scroll-margin-block scroll-margin-block-end scroll-margin-block-start scroll-margin-bottom
    scroll-margin-inline scroll-margin-inline-end scroll-margin-inline-start scroll-margin-left
    scroll-margin-right scroll-margin-top scroll-marker-group scroll-padding
    scroll-padding-block scroll-padding-block-end scroll-padding-block-start
    scroll-padding-bottom scroll-padding-inline scroll-padding-inline-end
    scroll-padding-inline-start scroll-padding-left scroll-padding-right scroll-padding-top
    scroll-snap-align scroll-snap-stop scroll-snap-type scroll-target-group scroll-timeline
    scroll-timeline-axis scroll-timeline-name scrollbar-color scrollbar-gutter scrollbar-width
    shape-image-threshold shape-margin shape-outside shape-rendering size speak stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width tab-size table-layout text-align
    text-align-last text-anchor text-autospace text-box text-box-edge text-box-trim
    text-combine-upright text-decoration text-decoration-color text-decoration-line
    text-decoration-skip-ink text-decoration-style text-decoration-thickness text-emphasis
    text-emphasis-color text-emphasis-position text-emphasis-style text-fit text-indent
    text-justify text-orientation text-overflow text-rendering text-shadow text-size-adjust
    text-spacing-trim text-transform text-underline-offset text-underline-position text-wrap
    text-wrap-mode text-wrap-style timeline-scope timeline-trigger
    timeline-trigger-activation-range timeline-trigger-activation-range-end
    timeline-trigger-activation-range-start timeline-trigger-active-range
    timeline-trigger-active-range-end timeline-trigger-active-range-start timeline-trigger-name
    timeline-trigger-source top touch-action transform transform-box transform-origin
    transform-style transition transition-behavior transition-delay transition-duration
    transition-property transition-timing-function translate trigger-scope unicode-bidi
    user-select vector-effect vertical-align view-timeline view-timeline-axis
    view-timeline-inset view-timeline-name view-transition-class view-transition-group
    view-transition-name view-transition-scope visibility white-space white-space-collapse
    widows width will-change window-drag word-break word-spacing word-wrap writing-mode x y
    z-index zoom
    """.split()
)
"""Names of properties in style sheets."""

SETTERS = frozenset(
    """
    accentColor additiveSymbols alignContent alignItems alignSelf alignmentBaseline all
    anchorName anchorScope animation animationComposition animationDelay animationDirection
    animationDuration animationFillMode animationIterationCount animationName animationPlayState
    animationRange animationRangeEnd animationRangeStart animationTimeline
    animationTimingFunction animationTrigger appRegion appearance ascentOverride aspectRatio
    backdropFilter backfaceVisibility background backgroundAttachment backgroundBlendMode
    backgroundClip backgroundColor backgroundImage backgroundOrigin backgroundPosition
    backgroundPositionX backgroundPositionY backgroundRepeat backgroundSize basePalette
    baselineShift baselineSource blockSize border borderBlock borderBlockColor borderBlockEnd
    borderBlockEndColor borderBlockEndStyle borderBlockEndWidth borderBlockStart
    borderBlockStartColor borderBlockStartStyle borderBlockStartWidth borderBlockStyle
    borderBlockWidth borderBottom borderBottomColor borderBottomLeftRadius
    borderBottomRightRadius borderBottomStyle borderBottomWidth borderCollapse borderColor
    borderEndEndRadius borderEndStartRadius borderImage borderImageOutset borderImageRepeat
    borderImageSlice borderImageSource borderImageWidth borderInline borderInlineColor
    borderInlineEnd borderInlineEndColor borderInlineEndStyle borderInlineEndWidth
    borderInlineStart borderInlineStartColor borderInlineStartStyle borderInlineStartWidth
    borderInlineStyle borderInlineWidth borderLeft borderLeftColor borderLeftStyle
    borderLeftWidth borderRadius borderRight borderRightColor borderRightStyle borderRightWidth
    borderShape borderSpacing borderStartEndRadius borderStartStartRadius borderStyle borderTop
    borderTopColor borderTopLeftRadius borderTopRightRadius borderTopStyle borderTopWidth
    borderWidth bottom boxDecorationBreak boxShadow boxSizing breakAfter breakBefore breakInside
    bufferedRendering captionSide caretAnimation caretColor caretShape clear clip clipPath
    clipRule color colorInterpolation colorInterpolationFilters colorRendering colorScheme
    columnCount columnFill columnGap columnHeight columnRule columnRuleBreak columnRuleColor
    columnRuleInset columnRuleInsetCap columnRuleInsetCapEnd columnRuleInsetCapStart
    columnRuleInsetEnd columnRuleInsetJunction columnRuleInsetJunctionEnd
    columnRuleInsetJunctionStart columnRuleInsetStart columnRuleStyle columnRuleVisibilityItems
    columnRuleWidth columnSpan columnWidth columnWrap columns constructor contain
    containIntrinsicBlockSize containIntrinsicHeight containIntrinsicInlineSize
    containIntrinsicSize containIntrinsicWidth container containerName containerType content
    contentVisibility cornerBlockEndShape cornerBlockStartShape cornerBottomLeftShape
    cornerBottomRightShape cornerBottomShape cornerEndEndShape cornerEndStartShape
    cornerInlineEndShape cornerInlineStartShape cornerLeftShape cornerRightShape cornerShape
    cornerStartEndShape cornerStartStartShape cornerTopLeftShape cornerTopRightShape
    cornerTopShape counterIncrement counterReset counterSet cssFloat cssText cursor cx cy d
    descentOverride direction display dominantBaseline dynamicRangeLimit emptyCells
    epubCaptionSide epubTextCombine epubTextEmphasis epubTextEmphasisColor epubTextEmphasisStyle
    epubTextOrientation epubTextTransform epubWordBreak epubWritingMode fallback fieldSizing
    fill fillOpacity fillRule filter flex flexBasis flexDirection flexFlow flexGrow
    flexLineCount flexShrink flexWrap float floodColor floodOpacity font fontDisplay fontFamily
    fontFeatureSettings fontKerning fontLanguageOverride fontOpticalSizing fontPalette fontSize
    fontSizeAdjust fontStretch fontStyle fontSynthesis fontSynthesisSmallCaps fontSynthesisStyle
    fontSynthesisWeight fontVariant fontVariantAlternates fontVariantCaps fontVariantEastAsian
    fontVariantEmoji fontVariantLigatures fontVariantNumeric fontVariantPosition
    fontVariationSettings fontWeight forcedColorAdjust frameSizing gap getPropertyPriority
    getPropertyValue grid gridArea gridAutoColumns gridAutoFlow gridAutoRows gridColumn
    gridColumnEnd gridColumnGap gridColumnStart gridGap gridRow gridRowEnd gridRowGap
    gridRowStart gridTemplate gridTemplateAreas gridTemplateColumns gridTemplateRows height
    hyphenateCharacter hyphenateLimitChars hyphens imageOrientation imageRendering inherits
    initialLetter initialValue inlineSize inset insetBlock insetBlockEnd insetBlockStart
    insetInline insetInlineEnd insetInlineStart interactivity interestDelay interestDelayEnd
    interestDelayStart interpolateSize isolation item justifyContent justifyItems justifySelf
    left length letterSpacing lightingColor lineBreak lineGapOverride lineHeight listStyle
    listStyleImage listStylePosition listStyleType margin marginBlock marginBlockEnd
    marginBlockStart marginBottom marginInline marginInlineEnd marginInlineStart marginLeft
    marginRight marginTop marginTrim marker markerEnd markerMid markerStart mask maskClip
    maskComposite maskImage maskMode maskOrigin maskPosition maskRepeat maskSize maskType
    mathDepth mathShift mathStyle maxBlockSize maxHeight maxInlineSize maxWidth minBlockSize
    minHeight minInlineSize minWidth mixBlendMode navigation negative objectFit objectPosition
    objectViewBox offset offsetAnchor offsetDistance offsetPath offsetPosition offsetRotate
    opacity order orphans outline outlineColor outlineOffset outlineStyle outlineWidth overflow
    overflowAnchor overflowBlock overflowClipMargin overflowInline overflowWrap overflowX
    overflowY overlay overrideColors overscrollBehavior overscrollBehaviorBlock
    overscrollBehaviorInline overscrollBehaviorX overscrollBehaviorY pad padding paddingBlock
    paddingBlockEnd paddingBlockStart paddingBottom paddingInline paddingInlineEnd
    paddingInlineStart paddingLeft paddingRight paddingTop page pageBreakAfter pageBreakBefore
    pageBreakInside pageMarginSafety pageOrientation paintOrder parentRule perspective
    perspectiveOrigin placeContent placeItems placeSelf pointerEvents position positionAnchor
    positionArea positionTry positionTryFallbacks positionTryOrder positionVisibility prefix
    printColorAdjust quotes r range readingFlow readingOrder removeProperty resize result right
    rotate rowGap rowRule rowRuleBreak rowRuleColor rowRuleInset rowRuleInsetCap
    rowRuleInsetCapEnd rowRuleInsetCapStart rowRuleInsetEnd rowRuleInsetJunction
    rowRuleInsetJunctionEnd rowRuleInsetJunctionStart rowRuleInsetStart rowRuleStyle
    rowRuleVisibilityItems rowRuleWidth rubyAlign rubyOverhang rubyPosition rule ruleBreak
    ruleColor ruleInset ruleInsetCap ruleInsetEnd ruleInsetJunction ruleInsetStart ruleOverlap
    ruleStyle ruleVisibilityItems ruleWidth rx ry scale scrollAxisLock scrollBehavior
    scrollInitialTarget scrollMargin scrollMarginBlock scrollMarginBlockEnd
    scrollMarginBlockStart scrollMarginBottom scrollMarginInline scrollMarginInlineEnd
    scrollMarginInlineStart scrollMarginLeft scrollMarginRight scrollMarginTop scrollMarkerGroup
    scrollPadding scrollPaddingBlock scrollPaddingBlockEnd scrollPaddingBlockStart
    scrollPaddingBottom scrollPaddingInline scrollPaddingInlineEnd scrollPaddingInlineStart
    scrollPaddingLeft scrollPaddingRight scrollPaddingTop scrollSnapAlign scrollSnapStop
    scrollSnapType scrollTargetGroup scrollTimeline scrollTimelineAxis scrollTimelineName
    scrollbarColor scrollbarGutter scrollbarWidth setProperty shapeImageThreshold shapeMargin
    shapeOutside shapeRendering size sizeAdjust speak speakAs src stopColor stopOpacity stroke
    strokeDasharray strokeDashoffset strokeLinecap strokeLinejoin strokeMiterlimit strokeOpacity
    strokeWidth suffix symbols syntax system tabSize tableLayout textAlign textAlignLast
    textAnchor textAutospace textBox textBoxEdge textBoxTrim textCombineUpright textDecoration
    textDecorationColor textDecorationLine textDecorationSkipInk textDecorationStyle
    textDecorationThickness textEmphasis textEmphasisColor textEmphasisPosition
    textEmphasisStyle textFit textIndent textJustify textOrientation textOverflow textRendering
    textShadow textSizeAdjust textSpacingTrim textTransform textUnderlineOffset
    textUnderlinePosition textWrap textWrapMode textWrapStyle timelineScope timelineTrigger
    timelineTriggerActivationRange timelineTriggerActivationRangeEnd
    timelineTriggerActivationRangeStart timelineTriggerActiveRange timelineTriggerActiveRangeEnd
    timelineTriggerActiveRangeStart timelineTriggerName timelineTriggerSource top touchAction
    transform transformBox transformOrigin transformStyle transition transitionBehavior
    transitionDelay transitionDuration transitionProperty transitionTimingFunction translate
    triggerScope types unicodeBidi unicodeRange userSelect vectorEffect verticalAlign
    viewTimeline viewTimelineAxis viewTimelineInset viewTimelineName viewTransitionClass
    viewTransitionGroup viewTransitionName viewTransitionScope visibility webkitAlignContent
    webkitAlignItems webkitAlignSelf webkitAnimation webkitAnimationDelay
    webkitAnimationDirection webkitAnimationDuration webkitAnimationFillMode
    webkitAnimationIterationCount webkitAnimationName webkitAnimationPlayState
    webkitAnimationTimingFunction webkitAppRegion webkitAppearance webkitBackfaceVisibility
    webkitBackgroundClip webkitBackgroundOrigin webkitBackgroundSize webkitBorderAfter
    webkitBorderAfterColor webkitBorderAfterStyle webkitBorderAfterWidth webkitBorderBefore
    webkitBorderBeforeColor webkitBorderBeforeStyle webkitBorderBeforeWidth
    webkitBorderBottomLeftRadius webkitBorderBottomRightRadius webkitBorderEnd
    webkitBorderEndColor webkitBorderEndStyle webkitBorderEndWidth webkitBorderHorizontalSpacing
    webkitBorderImage webkitBorderRadius webkitBorderStart webkitBorderStartColor
    webkitBorderStartStyle webkitBorderStartWidth webkitBorderTopLeftRadius
    webkitBorderTopRightRadius webkitBorderVerticalSpacing webkitBoxAlign
    webkitBoxDecorationBreak webkitBoxDirection webkitBoxFlex webkitBoxOrdinalGroup
    webkitBoxOrient webkitBoxPack webkitBoxReflect webkitBoxShadow webkitBoxSizing
    webkitClipPath webkitColumnBreakAfter webkitColumnBreakBefore webkitColumnBreakInside
    webkitColumnCount webkitColumnGap webkitColumnRule webkitColumnRuleColor
    webkitColumnRuleStyle webkitColumnRuleWidth webkitColumnSpan webkitColumnWidth webkitColumns
    webkitFilter webkitFlex webkitFlexBasis webkitFlexDirection webkitFlexFlow webkitFlexGrow
    webkitFlexShrink webkitFlexWrap webkitFontFeatureSettings webkitFontSmoothing
    webkitHyphenateCharacter webkitJustifyContent webkitLineBreak webkitLineClamp webkitLocale
    webkitLogicalHeight webkitLogicalWidth webkitMarginAfter webkitMarginBefore webkitMarginEnd
    webkitMarginStart webkitMask webkitMaskBoxImage webkitMaskBoxImageOutset
    webkitMaskBoxImageRepeat webkitMaskBoxImageSlice webkitMaskBoxImageSource
    webkitMaskBoxImageWidth webkitMaskClip webkitMaskComposite webkitMaskImage webkitMaskOrigin
    webkitMaskPosition webkitMaskPositionX webkitMaskPositionY webkitMaskRepeat webkitMaskSize
    webkitMaxLogicalHeight webkitMaxLogicalWidth webkitMinLogicalHeight webkitMinLogicalWidth
    webkitOpacity webkitOrder webkitPaddingAfter webkitPaddingBefore webkitPaddingEnd
    webkitPaddingStart webkitPerspective webkitPerspectiveOrigin webkitPerspectiveOriginX
    webkitPerspectiveOriginY webkitPrintColorAdjust webkitRtlOrdering webkitRubyPosition
    webkitShapeImageThreshold webkitShapeMargin webkitShapeOutside webkitTapHighlightColor
    webkitTextCombine webkitTextDecorationsInEffect webkitTextEmphasis webkitTextEmphasisColor
    webkitTextEmphasisPosition webkitTextEmphasisStyle webkitTextFillColor webkitTextOrientation
    webkitTextSecurity webkitTextSizeAdjust webkitTextStroke webkitTextStrokeColor
    webkitTextStrokeWidth webkitTransform webkitTransformOrigin webkitTransformOriginX
    webkitTransformOriginY webkitTransformOriginZ webkitTransformStyle webkitTransition
    webkitTransitionDelay webkitTransitionDuration webkitTransitionProperty
    webkitTransitionTimingFunction webkitUserDrag webkitUserModify webkitUserSelect
    webkitWritingMode whiteSpace whiteSpaceCollapse widows width willChange windowDrag wordBreak
    wordSpacing wordWrap writingMode x y zIndex zoom
    """.split()
)
"""Names of properties of ``element.style``."""

KEYWORDS = frozenset(
    """
    a a3 a4 a5 a98-rgb above abs absolute accentcolor accentcolortext accumulate acos active
    activeborder activecaption activetext add additive after after-edge after-white-space alias
    aliceblue all all-petite-caps all-scroll all-small-caps allow-discrete allow-end
    allow-keywords alpha alphabetic alternate alternate-reverse always anchor anchor-center
    anchor-position-follows-transforms anchor-size anchor-valid anchor-visible anchored
    anchors-visible annotation anonymous antialiased antiquewhite any anywhere appworkspace aqua
    aquamarine arc arg around asin at at-rule atan atan2 attr auto auto-add auto-fill auto-fit
    auto-flow auto-phrase avar2 avoid avoid-column avoid-page azure b b4 b5 back-button
    background backwards balance bar base base-select baseline before before-edge beige below
    between bevel bidi-override bisque black blanchedalmond blink blink-feature block block-axis
    block-end block-size block-start blue blueviolet blur bold bolder border border-area
    border-box both both-edges bottom bounding-box break-all break-spaces break-word brightness
    brown browser bullets burlywood butt button buttonborder buttonface buttonhighlight
    buttonshadow buttontext by c cadetblue calc calc-size canvas canvastext cap cap-height
    capitalize caption captiontext ccw cell center central ch-width chain character-variant
    chartreuse checkbox chocolate circle clamp clear clip clone close close-quote closest-corner
    closest-side coarse col-resize collapse collection color color-burn color-dodge color-mix
    color-sbix color-stop column column-over-row column-reverse common-ligatures compact
    condensed conic-gradient consistent constrained contain container-progress content
    content-block-size content-box content-height content-inline-size content-width contents
    context-fill context-menu context-stroke contextual continuous contrast contrast-color copy
    coral cornflowerblue cornsilk cos counter counters cover crimson crisp-edges crispedges
    cross-fade cross-origin crosshair cubic-bezier currentcolor cursive curve custom cw cyan
    cyclic dark darkblue darkcyan darken darkgoldenrod darkgray darkgreen darkgrey darkkhaki
    darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet dashed decimal decreasing
    deeppink deepskyblue default dense destination-atop destination-in destination-out
    destination-over diagonal-fractions difference digits dimgray dimgrey disc disclosure-closed
    disclosure-open discretionary-ligatures display-p3 display-p3-linear distribute document
    dodgerblue dot dotted double double-circle down drag drop drop-shadow dynamic
    dynamic-range-limit-mix e e-resize each-line ease ease-in ease-in-out ease-out economy
    element ellipse ellipsis else embed embedded-opentype emoji enabled end entry entry-crossing
    env evenodd ew-resize ex ex-height exact exclude exclusion exit exit-crossing exp expanded
    extends extra-condensed extra-expanded fabricated fallback false fantasy farthest-corner
    farthest-side fast features-aat features-graphite features-opentype field fieldtext fill
    fill-box fill-reverse filled fine firebrick first first-baseline fit-content fixed flat flex
    flex-end flex-flow flex-start flex-visual flip-block flip-inline flip-start flip-x flip-y
    floralwhite flow flow-end flow-root flow-start folded font-format font-tech forestgreen
    format forwards frames from from-font from-image fuchsia full-size-kana full-width
    fullscreen g gainsboro geometricprecision ghostwhite gold goldenrod grab grabbing
    grammar-error gray grayscale graytext green greenyellow grey grid grid-columns grid-lanes
    grid-order grid-rows groove grow h half-border-box hand hanging hard-light height help
    hidden hide high highlight highlighttext historical-forms historical-ligatures hline
    honeydew horizontal horizontal-tb hotpink hover hsl hsla hue hue-rotate hwb hypot ic-height
    ic-width icon ident ideographic if image image-set in inactiveborder inactivecaption
    inactivecaptiontext increasing incremental indianred indigo inert infinite infinity
    infobackground infotext inherit initial initial-only inline inline-axis inline-block
    inline-end inline-flex inline-grid inline-grid-lanes inline-layout inline-size inline-start
    inline-table inset inside integrity inter-character inter-word interlace intersect
    intersection invert inverted isolate isolate-override italic ivory jis-b4 jis-b5 jis04 jis78
    jis83 jis90 jump-both jump-end jump-none jump-start justify keep-all khaki l lab landscape
    large larger last last-baseline lavender lavenderblush lawngreen layer layered layout lch
    ledger left legacy legal lemonchiffon less letter light light-dark lightblue lightcoral
    lightcyan lighten lighter lightgoldenrodyellow lightgray lightgreen lightgrey lightpink
    lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue
    lightyellow lime limegreen line line-through linear linear-gradient linearrgb linen
    lining-nums links linktext list-item listbox literal-punctuation local log logical longer
    loose lowercase lr lr-tb ltr luminance luminosity magenta mandatory manipulation manual
    margin-box mark markers marktext maroon match-element match-parent match-source math
    math-auto mathematical matrix matrix3d max max-content maximized media media-progress medium
    mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
    mediumspringgreen mediumturquoise mediumvioletred menu menulist menulist-button menutext
    message-box meter middle midnightblue min min-content minimal-ui minimized minmax mintcream
    mistyrose miter mixed moccasin mod monospace more most-block-size most-height
    most-inline-size most-width move multiply n-resize named-feature nan navajowhite navigation
    navy ne-resize nearest nesw-resize no-autospace no-change no-clip no-close-quote
    no-common-ligatures no-contextual no-discretionary-ligatures no-drag no-drop no-ellipsis
    no-historical-ligatures no-limit no-open-quote no-overflow no-preference no-punctuation
    no-referrer no-referrer-when-downgrade no-repeat non-scaling-stroke none nonzero normal
    not-allowed notch nowrap ns-resize numbers numeric numeric-only nw-resize nwse-resize
    oblique of off oklab oklch oldlace oldstyle-nums olive olivedrab on on-demand once only
    opacity open open-quote opentype optimizelegibility optimizequality optimizespeed optional
    orange orangered orchid ordinal origin origin-when-cross-origin ornaments outset outside
    over overlap-join overlay overline p3 padding padding-box page paged paint painted pair
    palegoldenrod palegreen palette-mix palettes paleturquoise palevioletred pan-down pan-left
    pan-right pan-up pan-x pan-y papayawhip param path pause paused peachpuff per-line
    per-line-all perspective peru petite-caps pi picture-in-picture pinch-zoom pink pixelated
    plaintext play play-alternate play-backwards play-forwards play-once play-pause plum
    plus-lighter pointer polygon portrait position-area pow powderblue pre pre-line pre-wrap
    preserve preserve-3d preserve-breaks preserve-parent-color pretty preview progress
    progress-bar progressive prophoto-rgb proportional-nums proportional-width proximity purple
    push r radial radial-gradient radio raise random ray read-only read-write
    read-write-plaintext-only rebeccapurple rec2020 rec2100-linear rect recto red reduce
    referrer-policy relative rem repeat repeat-x repeat-y repeating-conic-gradient
    repeating-linear-gradient repeating-radial-gradient replace replay reset reset-size returns
    reverse reversed revert revert-layer revert-rule rgb rgba ridge right rl rl-tb root
    rosybrown rotate rotate-left rotate-right rotate3d round row row-over-column row-resize
    row-reverse royalblue rtl ruby ruby-text running s s-resize saddlebrown safe salmon
    same-origin sandybrown sans-serif saturate saturation scale scale-down scale3d scoop scope
    screen scroll scroll-position scroll-state scrollbar se-resize seagreen searchfield seashell
    selecteditem selecteditemtext selector self self-block self-block-end self-block-start
    self-end self-inline self-inline-end self-inline-start self-start self-x-end self-x-start
    self-y-end self-y-start semi-condensed semi-expanded separate sepia serif sesame shape
    shorter show shrink shrink-to-fit sibling-count sibling-index sides sideways sideways-lr
    sideways-right sideways-rl sienna sign silver simplified sin single-axis-scroll-container
    size skew skyblue slashed-zero slateblue slategray slategrey slice slider-vertical slow
    small small-caps small-caption smaller smooth snow soft-light solid source-atop source-in
    source-order source-out source-over space space-all space-around space-between space-evenly
    space-first spaces span span-all span-block-end span-block-start span-bottom span-end
    span-inline-end span-inline-start span-left span-right span-self-block-end
    span-self-block-start span-self-end span-self-inline-end span-self-inline-start
    span-self-start span-self-x-end span-self-x-start span-self-y-end span-self-y-start
    span-start span-top span-x-end span-x-start span-y-end span-y-start spell-out spelling-error
    springgreen sqrt square squircle srgb srgb-linear stable stacked-fractions standalone
    standard start state static status-bar steelblue step-end step-start steps sticky stopped
    stretch strict strict-origin strict-origin-when-cross-origin stroke stroke-box style
    styleset stylistic sub subgrid subpixel-antialiased subtract super superellipse supports svg
    sw-resize swap swash symbolic symbols system-ui tabbed table table-caption table-cell
    table-column table-column-group table-footer-group table-header-group table-row
    table-row-group tabs tabular-nums tan tb tb-rl teal tech text text-after-edge
    text-before-edge text-bottom text-top textarea textfield thick thin thistle threeddarkshadow
    threedface threedhighlight threedlightshadow threedshadow titling-caps to to-zero tomato top
    track-reverse traditional translate translate3d transparent triangle trim-both trim-end
    trim-start true truetype turquoise type ultra-condensed ultra-expanded under underline
    underscore unframed unicase unicode unsafe unsafe-url unset up uppercase upright url
    url-pattern use-credentials use-script var variations verso vertical vertical-lr
    vertical-right vertical-rl vertical-text view view-box violet visible visiblefill
    visiblepainted visiblestroke visitedtext visual vline w w-resize wait wavy weight wheat
    white whitesmoke width window window-controls-overlay windowframe windowtext with woff woff2
    words wrap wrap-reverse x x-end x-large x-small x-start xor xx-large xx-small xxx-large xywh
    xyz xyz-d50 xyz-d65 y y-end y-start yellow yellowgreen z zoom zoom-in zoom-out
    """.split()
)
"""Every keyword that some property takes."""

FREE = frozenset(
    """
    anchor-name anchor-scope animation animation-name animation-timeline color-scheme container
    container-name counter-increment counter-reset counter-set font font-family font-palette
    grid-area grid-column grid-column-end grid-column-start grid-row grid-row-end grid-row-start
    list-style list-style-type page position-anchor position-try position-try-fallbacks
    scroll-timeline scroll-timeline-name timeline-scope timeline-trigger timeline-trigger-name
    timeline-trigger-source transition transition-property trigger-scope view-timeline
    view-timeline-name view-transition-class view-transition-group view-transition-name
    will-change
    """.split()
)
"""Properties that take words of the author's own."""

LENGTHS = frozenset(
    """
    animation-range animation-range-end animation-range-start background background-position
    background-position-x background-position-y background-size block-size border border-block
    border-block-end border-block-end-width border-block-start border-block-start-width
    border-block-width border-bottom border-bottom-left-radius border-bottom-right-radius
    border-bottom-width border-end-end-radius border-end-start-radius border-inline
    border-inline-end border-inline-end-width border-inline-start border-inline-start-width
    border-inline-width border-left border-left-width border-radius border-right
    border-right-width border-spacing border-start-end-radius border-start-start-radius
    border-top border-top-left-radius border-top-right-radius border-top-width border-width
    bottom box-shadow column-gap column-height column-rule column-rule-inset
    column-rule-inset-cap column-rule-inset-cap-end column-rule-inset-cap-start
    column-rule-inset-end column-rule-inset-junction column-rule-inset-junction-end
    column-rule-inset-junction-start column-rule-inset-start column-rule-width column-width
    contain-intrinsic-block-size contain-intrinsic-height contain-intrinsic-inline-size
    contain-intrinsic-size contain-intrinsic-width flex-basis font-size gap grid-auto-columns
    grid-auto-rows grid-column-gap grid-gap grid-row-gap grid-template-columns
    grid-template-rows height inline-size inset inset-block inset-block-end inset-block-start
    inset-inline inset-inline-end inset-inline-start left letter-spacing margin margin-block
    margin-block-end margin-block-start margin-bottom margin-inline margin-inline-end
    margin-inline-start margin-left margin-right margin-top mask mask-position mask-size
    max-block-size max-height max-inline-size max-width min-block-size min-height
    min-inline-size min-width object-position offset offset-anchor offset-distance
    offset-position outline outline-offset outline-width overflow-clip-margin padding
    padding-block padding-block-end padding-block-start padding-bottom padding-inline
    padding-inline-end padding-inline-start padding-left padding-right padding-top perspective
    perspective-origin right row-gap row-rule row-rule-inset row-rule-inset-cap
    row-rule-inset-cap-end row-rule-inset-cap-start row-rule-inset-end row-rule-inset-junction
    row-rule-inset-junction-end row-rule-inset-junction-start row-rule-inset-start
    row-rule-width rule rule-inset rule-inset-cap rule-inset-end rule-inset-junction
    rule-inset-start rule-width scroll-margin scroll-margin-block scroll-margin-block-end
    scroll-margin-block-start scroll-margin-bottom scroll-margin-inline scroll-margin-inline-end
    scroll-margin-inline-start scroll-margin-left scroll-margin-right scroll-margin-top
    scroll-padding scroll-padding-block scroll-padding-block-end scroll-padding-block-start
    scroll-padding-bottom scroll-padding-inline scroll-padding-inline-end
    scroll-padding-inline-start scroll-padding-left scroll-padding-right scroll-padding-top
    shape-margin size text-decoration text-decoration-thickness text-indent text-shadow
    text-underline-offset timeline-trigger timeline-trigger-activation-range
    timeline-trigger-activation-range-end timeline-trigger-activation-range-start
    timeline-trigger-active-range timeline-trigger-active-range-end
    timeline-trigger-active-range-start top transform-origin translate vertical-align
    view-timeline-inset width word-spacing
    """.split()
)
"""Properties that take ``5px`` and never ``5``."""

TIMES = frozenset(
    """
    animation-delay animation-duration interest-delay interest-delay-end interest-delay-start
    transition transition-delay transition-duration
    """.split()
)
"""Properties that take ``5s`` and never ``5``."""

NUMBERS = frozenset(
    """
    animation animation-iteration-count aspect-ratio baseline-shift border-image
    border-image-outset border-image-slice border-image-width column-count columns cx cy
    fill-opacity flex flex-grow flex-line-count flex-shrink flood-opacity font-size-adjust
    font-weight grid-area grid-column grid-column-end grid-column-start grid-row grid-row-end
    grid-row-start hyphenate-limit-chars initial-letter line-height math-depth opacity order
    orphans r reading-order rx ry scale shape-image-threshold stop-opacity stroke-dasharray
    stroke-dashoffset stroke-miterlimit stroke-opacity stroke-width tab-size widows x y z-index
    zoom
    """.split()
)
"""Properties that take ``5``."""

_WORDS = {
    "align-content place-content": """
        baseline center end flex-end flex-start flow-end flow-start normal space-around
        space-between space-evenly start stretch
    """,
    "align-items place-items": """
        baseline center end flex-end flex-start normal self-end self-start start stretch
    """,
    "align-self place-self": """
        anchor-center auto baseline center end flex-end flex-start normal self-end self-start
        start stretch
    """,
    "alignment-baseline": """
        after-edge alphabetic auto baseline before-edge central hanging ideographic mathematical
        middle text-after-edge text-before-edge
    """,
    """
        all animation-delay border-bottom-left-radius border-bottom-right-radius
        border-end-end-radius border-end-start-radius border-image-outset border-image-slice
        border-radius border-spacing border-start-end-radius border-start-start-radius
        border-top-left-radius border-top-right-radius cx cy fill-opacity flex-grow
        flex-line-count flex-shrink flood-opacity offset-distance opacity order orphans
        outline-offset padding padding-block padding-block-end padding-block-start
        padding-bottom padding-inline padding-inline-end padding-inline-start padding-left
        padding-right padding-top r reading-order scroll-margin scroll-margin-block
        scroll-margin-block-end scroll-margin-block-start scroll-margin-bottom
        scroll-margin-inline scroll-margin-inline-end scroll-margin-inline-start
        scroll-margin-left scroll-margin-right scroll-margin-top shape-image-threshold
        shape-margin stop-opacity stroke-dashoffset stroke-miterlimit stroke-opacity
        stroke-width tab-size text-indent transition-delay transition-duration widows x y
    """: "",
    "animation-composition": "accumulate add replace",
    "animation-direction": """
        alternate alternate-reverse normal reverse
    """,
    """
        animation-duration aspect-ratio border-image-width bottom clip column-count
        column-height column-width columns hyphenate-character hyphenate-limit-chars inset
        inset-block inset-block-end inset-block-start inset-inline inset-inline-end
        inset-inline-start left margin margin-block margin-block-end margin-block-start
        margin-bottom margin-inline margin-inline-end margin-inline-start margin-left
        margin-right margin-top right rx ry scroll-padding scroll-padding-block
        scroll-padding-block-end scroll-padding-block-start scroll-padding-bottom
        scroll-padding-inline scroll-padding-inline-end scroll-padding-inline-start
        scroll-padding-left scroll-padding-right scroll-padding-top scrollbar-color
        text-underline-offset top view-timeline-inset z-index
    """: "auto",
    "animation-fill-mode": "backwards both forwards none",
    "animation-iteration-count": "infinite",
    "animation-play-state": "paused running",
    """
        animation-range animation-range-end animation-range-start
        timeline-trigger-activation-range timeline-trigger-activation-range-end
        timeline-trigger-activation-range-start
    """: """
        contain cover entry entry-crossing exit exit-crossing normal scroll
    """,
    """
        animation-timing-function transition-timing-function
    """: """
        ease ease-in ease-in-out ease-out linear step-end step-start
    """,
    """
        animation-trigger backdrop-filter background-image border-image-source border-shape
        box-shadow contain-intrinsic-block-size contain-intrinsic-height
        contain-intrinsic-inline-size contain-intrinsic-size contain-intrinsic-width d filter
        grid grid-template grid-template-areas list-style-image marker marker-end marker-mid
        marker-start mask-image object-view-box perspective rotate scale stroke-dasharray
        text-shadow transform translate
    """: "none",
    "app-region": "drag no-drag none",
    "appearance": """
        auto base-select button checkbox listbox menulist menulist-button meter none
        progress-bar radio searchfield slider-vertical textarea textfield
    """,
    "backface-visibility": "hidden visible",
    "background-attachment": "fixed local scroll",
    "background-blend-mode": """
        color color-burn color-dodge darken difference exclusion hard-light hue lighten
        luminosity multiply normal overlay saturation screen soft-light
    """,
    "background-clip": """
        border-area border-box content-box padding-box text
    """,
    """
        background-origin overflow-clip-margin
    """: """
        border-box content-box padding-box
    """,
    """
        background-position mask-position object-position perspective-origin transform-origin
    """: "bottom center left right top",
    "background-position-x": "center left right",
    "background-position-y": "bottom center top",
    "background-repeat mask-repeat": """
        no-repeat repeat repeat-x repeat-y round space
    """,
    "background-size mask-size": "auto contain cover",
    "baseline-shift": "baseline sub super",
    "baseline-source": "auto first last",
    """
        block-size height inline-size min-block-size min-height min-inline-size min-width width
    """: """
        auto fit-content max-content min-content stretch
    """,
    """
        border-block-end-style border-block-start-style border-block-style border-bottom-style
        border-inline-end-style border-inline-start-style border-inline-style border-left-style
        border-right-style border-style border-top-style column-rule-style row-rule-style
        rule-style
    """: """
        dashed dotted double groove hidden inset none outset ridge solid
    """,
    """
        border-block-end-width border-block-start-width border-block-width border-bottom-width
        border-inline-end-width border-inline-start-width border-inline-width border-left-width
        border-right-width border-top-width border-width column-rule-width outline-width
        row-rule-width rule-width
    """: "medium thick thin",
    "border-collapse": "collapse separate",
    "border-image": """
        none repeat round space stretch
    """,
    "border-image-repeat": "repeat round space stretch",
    "box-decoration-break": "clone slice",
    "box-sizing": "border-box content-box",
    "break-after break-before": """
        auto avoid avoid-column avoid-page column left page recto right verso
    """,
    "break-inside": """
        auto avoid avoid-column avoid-page
    """,
    "buffered-rendering": "auto dynamic static",
    "caption-side": "bottom top",
    "caret-animation": "auto manual",
    "caret-shape": "auto bar block underscore",
    "clear": """
        both inline-end inline-start left none right
    """,
    "clip-path": """
        border-box content-box fill-box margin-box none padding-box stroke-box view-box
    """,
    "clip-rule fill-rule": "evenodd nonzero",
    "color": """
        accentcolor accentcolortext activeborder activecaption activetext aliceblue antiquewhite
        appworkspace aqua aquamarine azure background beige bisque black blanchedalmond blue
        blueviolet brown burlywood buttonborder buttonface buttonhighlight buttonshadow
        buttontext cadetblue canvas canvastext captiontext chartreuse chocolate coral
        cornflowerblue cornsilk crimson currentcolor cyan darkblue darkcyan darkgoldenrod
        darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid
        darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise
        darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue field fieldtext firebrick
        floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray graytext green
        greenyellow grey highlight highlighttext honeydew hotpink inactiveborder inactivecaption
        inactivecaptiontext indianred indigo infobackground infotext inherit initial ivory khaki
        lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
        lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen
        lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen
        linen linktext magenta mark marktext maroon mediumaquamarine mediumblue mediumorchid
        mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise
        mediumvioletred menu menutext midnightblue mintcream mistyrose moccasin navajowhite navy
        oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise
        palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red
        revert revert-layer revert-rule rosybrown royalblue saddlebrown salmon sandybrown
        scrollbar seagreen seashell selecteditem selecteditemtext sienna silver skyblue
        slateblue slategray slategrey snow springgreen steelblue tan teal thistle
        threeddarkshadow threedface threedhighlight threedlightshadow threedshadow tomato
        transparent turquoise unset violet visitedtext wheat white whitesmoke window windowframe
        windowtext yellow yellowgreen
    """,
    """
        color-interpolation color-interpolation-filters
    """: "auto linearrgb srgb",
    "color-rendering": """
        auto optimizequality optimizespeed
    """,
    "column-fill": "auto balance",
    """
        column-gap font-feature-settings font-language-override font-variation-settings gap
        grid-column-gap grid-gap grid-row-gap initial-letter interest-delay interest-delay-end
        interest-delay-start letter-spacing line-height row-gap word-spacing zoom
    """: "normal",
    """
        column-rule-break row-rule-break rule-break
    """: "intersection none normal",
    """
        column-rule-inset column-rule-inset-cap column-rule-inset-cap-end
        column-rule-inset-cap-start column-rule-inset-end column-rule-inset-junction
        column-rule-inset-junction-end column-rule-inset-junction-start column-rule-inset-start
        row-rule-inset row-rule-inset-cap row-rule-inset-cap-end row-rule-inset-cap-start
        row-rule-inset-end row-rule-inset-junction row-rule-inset-junction-end
        row-rule-inset-junction-start row-rule-inset-start rule-inset rule-inset-cap
        rule-inset-end rule-inset-junction rule-inset-start
    """: "overlap-join",
    """
        column-rule-visibility-items row-rule-visibility-items rule-visibility-items
    """: "all around between normal",
    """
        column-span text-combine-upright view-transition-scope
    """: "all none",
    "column-wrap": "auto nowrap wrap",
    "contain": """
        content inline-size layout none paint size strict style
    """,
    "container-type": """
        anchored inline-size normal scroll-state size
    """,
    "content": """
        close-quote no-close-quote no-open-quote none normal open-quote
    """,
    "content-visibility": "auto hidden visible",
    """
        corner-block-end-shape corner-block-start-shape corner-bottom-left-shape
        corner-bottom-right-shape corner-bottom-shape corner-end-end-shape
        corner-end-start-shape corner-inline-end-shape corner-inline-start-shape
        corner-left-shape corner-right-shape corner-shape corner-start-end-shape
        corner-start-start-shape corner-top-left-shape corner-top-right-shape corner-top-shape
    """: """
        bevel notch round scoop square squircle
    """,
    "cursor": """
        alias all-scroll auto cell col-resize context-menu copy crosshair default e-resize
        ew-resize grab grabbing help move n-resize ne-resize nesw-resize no-drop none
        not-allowed ns-resize nw-resize nwse-resize pointer progress row-resize s-resize
        se-resize sw-resize text vertical-text w-resize wait zoom-in zoom-out
    """,
    "direction": "ltr rtl",
    "display": """
        block contents flex flow flow-root grid inline inline-block inline-flex inline-grid
        inline-table list-item math none ruby ruby-text table table-caption table-cell
        table-column table-column-group table-footer-group table-header-group table-row
        table-row-group
    """,
    "dominant-baseline": """
        alphabetic auto central hanging ideographic mathematical middle no-change reset-size
        text-after-edge text-before-edge use-script
    """,
    "dynamic-range-limit": "constrained no-limit standard",
    "empty-cells": "hide show",
    "field-sizing": "content fixed",
    "flex": """
        auto content fit-content max-content min-content none stretch
    """,
    "flex-basis": """
        auto content fit-content max-content min-content stretch
    """,
    "flex-direction": """
        column column-reverse row row-reverse
    """,
    "flex-flow": """
        balance column column-reverse nowrap row row-reverse wrap wrap-reverse
    """,
    "flex-wrap": """
        balance nowrap wrap wrap-reverse
    """,
    "float": """
        inline-end inline-start left none right
    """,
    "font-kerning": "auto none normal",
    """
        font-optical-sizing font-synthesis-small-caps font-synthesis-style font-synthesis-weight
        overlay quotes scroll-axis-lock scroll-target-group text-size-adjust
    """: "auto none",
    "font-size": """
        large larger math medium small smaller x-large x-small xx-large xx-small xxx-large
    """,
    "font-size-adjust": "from-font none",
    "font-stretch": """
        condensed expanded extra-condensed extra-expanded normal semi-condensed semi-expanded
        ultra-condensed ultra-expanded
    """,
    "font-style": "italic normal oblique",
    "font-synthesis": "none small-caps style weight",
    "font-variant": """
        all-petite-caps all-small-caps common-ligatures contextual diagonal-fractions
        discretionary-ligatures emoji full-width historical-forms historical-ligatures jis04
        jis78 jis83 jis90 lining-nums no-common-ligatures no-contextual
        no-discretionary-ligatures no-historical-ligatures none normal oldstyle-nums ordinal
        petite-caps proportional-nums proportional-width ruby simplified slashed-zero small-caps
        stacked-fractions sub super tabular-nums text titling-caps traditional unicase unicode
    """,
    "font-variant-alternates": "historical-forms normal",
    "font-variant-caps": """
        all-petite-caps all-small-caps normal petite-caps small-caps titling-caps unicase
    """,
    "font-variant-east-asian": """
        full-width jis04 jis78 jis83 jis90 normal proportional-width ruby simplified traditional
    """,
    "font-variant-emoji": "emoji normal text unicode",
    "font-variant-ligatures": """
        common-ligatures contextual discretionary-ligatures historical-ligatures
        no-common-ligatures no-contextual no-discretionary-ligatures no-historical-ligatures
        none normal
    """,
    "font-variant-numeric": """
        diagonal-fractions lining-nums normal oldstyle-nums ordinal proportional-nums
        slashed-zero stacked-fractions tabular-nums
    """,
    "font-variant-position": "normal sub super",
    "font-weight": "bold bolder lighter normal",
    "forced-color-adjust": """
        auto none preserve-parent-color
    """,
    "frame-sizing": """
        auto content-block-size content-height content-inline-size content-width
    """,
    """
        grid-auto-columns grid-auto-rows
    """: "auto max-content min-content",
    "grid-auto-flow": "column dense row",
    """
        grid-template-columns grid-template-rows
    """: """
        auto max-content min-content none subgrid
    """,
    "hyphens": "auto manual none",
    "image-orientation": "from-image none",
    "image-rendering": "auto crisp-edges pixelated",
    "interactivity": "auto inert",
    "interpolate-size": "allow-keywords numeric-only",
    "isolation": "auto isolate",
    "justify-content": """
        center end flex-end flex-start flow-end flow-start left normal right space-around
        space-between space-evenly start stretch
    """,
    "justify-items": """
        baseline center end flex-end flex-start left legacy normal right self-end self-start
        start stretch
    """,
    "justify-self": """
        anchor-center auto baseline center end flex-end flex-start left normal right self-end
        self-start start stretch
    """,
    "line-break": """
        anywhere auto loose normal strict
    """,
    "list-style-position": "inside outside",
    "margin-trim": """
        block block-end block-start none
    """,
    "mask": """
        add alpha border-box bottom center content-box exclude fill-box intersect left luminance
        match-source no-clip no-repeat none padding-box repeat repeat-x repeat-y right round
        space stroke-box subtract top view-box
    """,
    "mask-clip": """
        border-box content-box fill-box no-clip padding-box stroke-box view-box
    """,
    "mask-composite": """
        add exclude intersect subtract
    """,
    "mask-mode": "alpha luminance match-source",
    "mask-origin": """
        border-box content-box fill-box padding-box stroke-box view-box
    """,
    "mask-type": "alpha luminance",
    "math-depth": "auto-add",
    "math-shift math-style": "compact normal",
    """
        max-block-size max-height max-inline-size max-width
    """: """
        fit-content max-content min-content none stretch
    """,
    "mix-blend-mode": """
        color color-burn color-dodge darken difference exclusion hard-light hue lighten
        luminosity multiply normal overlay plus-lighter saturation screen soft-light
    """,
    "object-fit": """
        contain cover fill none scale-down
    """,
    "offset": """
        auto border-box bottom center content-box fill-box left none normal padding-box right
        stroke-box top view-box
    """,
    "offset-anchor": """
        auto bottom center left right top
    """,
    "offset-path": """
        border-box content-box fill-box none padding-box stroke-box view-box
    """,
    "offset-position": """
        auto bottom center left normal right top
    """,
    "offset-rotate": "auto reverse",
    "outline-style": """
        auto dashed dotted double groove inset none outset ridge solid
    """,
    """
        overflow overflow-block overflow-inline overflow-x overflow-y
    """: """
        auto clip hidden overlay scroll visible
    """,
    "overflow-anchor": "auto none visible",
    "overflow-wrap word-wrap": "anywhere break-word normal",
    """
        overscroll-behavior overscroll-behavior-block overscroll-behavior-inline
        overscroll-behavior-x overscroll-behavior-y
    """: "auto chain contain none",
    """
        page-break-after page-break-before
    """: "always auto avoid left right",
    "page-break-inside": "auto avoid",
    "page-margin-safety": "add clamp none",
    "page-orientation": """
        rotate-left rotate-right upright
    """,
    "paint-order": "fill markers normal stroke",
    "pointer-events": """
        all auto bounding-box fill none painted stroke visible visiblefill visiblepainted
        visiblestroke
    """,
    "position": """
        absolute fixed relative static sticky
    """,
    "position-area": """
        block-end block-start bottom center end inline-end inline-start left none right
        self-block-end self-block-start self-end self-inline-end self-inline-start self-start
        self-x-end self-x-start self-y-end self-y-start span-all span-block-end span-block-start
        span-bottom span-end span-inline-end span-inline-start span-left span-right
        span-self-block-end span-self-block-start span-self-end span-self-inline-end
        span-self-inline-start span-self-start span-self-x-end span-self-x-start span-self-y-end
        span-self-y-start span-start span-top span-x-end span-x-start span-y-end span-y-start
        start top x-end x-start y-end y-start
    """,
    "position-try-order": """
        most-block-size most-height most-inline-size most-width normal
    """,
    "position-visibility": """
        always anchors-visible no-overflow
    """,
    "print-color-adjust": "economy exact",
    "reading-flow": """
        flex-flow flex-visual grid-columns grid-order grid-rows normal source-order
    """,
    "resize": """
        auto block both horizontal inline none vertical
    """,
    "ruby-align": """
        center space-around space-between start
    """,
    "ruby-overhang": "auto none spaces",
    """
        ruby-position text-emphasis-position
    """: "over under",
    "rule-overlap": """
        column-over-row row-over-column
    """,
    "scroll-behavior": "auto smooth",
    "scroll-initial-target": "nearest none",
    "scroll-marker-group": "after before none",
    "scroll-snap-align": "center end none start",
    "scroll-snap-stop": "always normal",
    "scroll-snap-type": """
        block both inline none pair x y
    """,
    """
        scroll-timeline-axis view-timeline-axis
    """: "block inline x y",
    "scrollbar-gutter": "auto stable",
    "scrollbar-width": "auto none thin",
    "shape-outside": """
        border-box content-box margin-box none padding-box
    """,
    "shape-rendering": """
        auto crispedges geometricprecision optimizespeed
    """,
    "size": """
        a3 a4 a5 auto b4 b5 jis-b4 jis-b5 landscape ledger legal letter portrait
    """,
    "speak": """
        digits literal-punctuation no-punctuation none normal spell-out
    """,
    "stroke-linecap": "butt round square",
    "stroke-linejoin": "bevel miter round",
    "table-layout": "auto fixed",
    "text-align": """
        center end justify left right start
    """,
    "text-align-last": """
        auto center end justify left right start
    """,
    "text-anchor": "end middle start",
    "text-autospace": "no-autospace normal",
    "text-box": """
        auto none normal text trim-both trim-end trim-start
    """,
    "text-box-edge": "auto text",
    "text-box-trim": """
        none trim-both trim-end trim-start
    """,
    "text-decoration-line": """
        blink grammar-error line-through none overline spelling-error underline
    """,
    "text-decoration-skip-ink": "all auto none",
    "text-decoration-style": """
        dashed dotted double solid wavy
    """,
    "text-decoration-thickness": "auto from-font",
    "text-emphasis-style": """
        circle dot double-circle filled none open sesame triangle
    """,
    "text-fit": "grow none shrink",
    "text-justify": """
        auto distribute inter-character inter-word none
    """,
    "text-orientation": """
        mixed sideways sideways-right upright
    """,
    "text-overflow": "clip ellipsis",
    "text-rendering": """
        auto geometricprecision optimizelegibility optimizespeed
    """,
    "text-spacing-trim": """
        normal space-all space-first trim-start
    """,
    "text-transform": """
        capitalize lowercase math-auto none uppercase
    """,
    "text-underline-position": """
        auto from-font left right under
    """,
    "text-wrap": """
        auto balance nowrap pretty stable wrap
    """,
    "text-wrap-mode": "nowrap wrap",
    "text-wrap-style": "auto balance pretty stable",
    """
        timeline-trigger-active-range timeline-trigger-active-range-end
        timeline-trigger-active-range-start
    """: """
        auto contain cover entry entry-crossing exit exit-crossing normal scroll
    """,
    "touch-action": """
        auto manipulation none pan-down pan-left pan-right pan-up pan-x pan-y pinch-zoom
    """,
    "transform-box": """
        border-box content-box fill-box stroke-box view-box
    """,
    "transform-style": "flat preserve-3d",
    "transition-behavior": "allow-discrete normal",
    "unicode-bidi": """
        bidi-override embed isolate isolate-override normal plaintext
    """,
    "user-select": "all auto none text",
    "vector-effect": "non-scaling-stroke none",
    "vertical-align": """
        baseline bottom middle sub super text-bottom text-top top
    """,
    "visibility": "collapse hidden visible",
    "white-space": """
        break-spaces collapse normal nowrap pre pre-line pre-wrap preserve preserve-breaks wrap
    """,
    "white-space-collapse": """
        break-spaces collapse preserve preserve-breaks
    """,
    "window-drag": "move none",
    "word-break": """
        auto-phrase break-all break-word keep-all normal
    """,
    "writing-mode": """
        horizontal-tb lr lr-tb rl rl-tb sideways-lr sideways-rl tb tb-rl vertical-lr vertical-rl
    """,
}

WORDS = {key: frozenset(words.split()) for keys, words in _WORDS.items() for key in keys.split()}
"""Keywords that a property takes alone."""
