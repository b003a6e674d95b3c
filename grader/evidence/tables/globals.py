"""Names that a page finds: globals, members of elements, events.

Written by ``python -m tools.web.build`` from Chromium 156.0.8078.108.
"""

GLOBALS = frozenset(
    """
    AbortController AbortSignal AbsoluteOrientationSensor AbstractRange Accelerometer
    AggregateError AnalyserNode Animation AnimationEffect AnimationEvent AnimationPlaybackEvent
    AnimationTimeline AnimationTrigger Array ArrayBuffer AsyncDisposableStack Atomics Attr Audio
    AudioBuffer AudioBufferSourceNode AudioContext AudioData AudioDecoder AudioDestinationNode
    AudioEncoder AudioListener AudioNode AudioParam AudioParamMap AudioPlaybackStats
    AudioProcessingEvent AudioScheduledSourceNode AudioSinkInfo AudioWorklet AudioWorkletNode
    AuthenticatorAssertionResponse AuthenticatorAttestationResponse AuthenticatorResponse
    BackgroundFetchManager BackgroundFetchRecord BackgroundFetchRegistration BarProp
    BaseAudioContext BatteryManager BeforeInstallPromptEvent BeforeUnloadEvent BigInt
    BigInt64Array BigUint64Array BiquadFilterNode Blob BlobEvent Boolean BroadcastChannel
    BrowserCaptureMediaStreamTrack ByteLengthQueuingStrategy CDATASection CSPViolationReportBody
    CSS CSSAnimation CSSConditionRule CSSContainerRule CSSCounterStyleRule CSSFontFaceRule
    CSSFontFeatureValuesRule CSSFontPaletteValuesRule CSSFunctionDeclarations
    CSSFunctionDescriptors CSSFunctionRule CSSGroupingRule CSSImageValue CSSImportRule
    CSSKeyframeRule CSSKeyframesRule CSSKeywordValue CSSLayerBlockRule CSSLayerStatementRule
    CSSMarginRule CSSMathClamp CSSMathInvert CSSMathMax CSSMathMin CSSMathNegate CSSMathProduct
    CSSMathSum CSSMathValue CSSMatrixComponent CSSMediaRule CSSNamespaceRule
    CSSNestedDeclarations CSSNumericArray CSSNumericValue CSSPageRule CSSPerspective
    CSSPositionTryDescriptors CSSPositionTryRule CSSPositionValue CSSPropertyRule
    CSSPseudoElement CSSRotate CSSRule CSSRuleList CSSScale CSSScopeRule CSSSkew CSSSkewX
    CSSSkewY CSSStartingStyleRule CSSStyleDeclaration CSSStyleRule CSSStyleSheet CSSStyleValue
    CSSSupportsRule CSSTransformComponent CSSTransformValue CSSTransition CSSTranslate
    CSSUnitValue CSSUnparsedValue CSSVariableReferenceValue CSSViewTransitionRule Cache
    CacheStorage CanvasCaptureMediaStreamTrack CanvasGradient CanvasPattern
    CanvasRenderingContext2D CaptureController CaretPosition ChannelMergerNode
    ChannelSplitterNode ChapterInformation CharacterBoundsUpdateEvent CharacterData Clipboard
    ClipboardChangeEvent ClipboardEvent ClipboardItem CloseEvent CloseWatcher CommandEvent
    Comment CompositionEvent CompressionStream ConstantSourceNode
    ContentVisibilityAutoStateChangeEvent ConvolverNode CookieChangeEvent CookieStore
    CookieStoreManager CountQueuingStrategy CrashReportContext CreateMonitor Credential
    CredentialsContainer CropTarget Crypto CryptoKey CustomElementRegistry CustomEvent
    CustomStateSet DOMError DOMException DOMImplementation DOMMatrix DOMMatrixReadOnly DOMParser
    DOMPoint DOMPointReadOnly DOMQuad DOMRect DOMRectList DOMRectReadOnly DOMStringList
    DOMStringMap DOMTokenList DataTransfer DataTransferItem DataTransferItemList DataView Date
    DecompressionStream DedicatedWorkerGlobalScope DelayNode DelegatedInkTrailPresenter
    DeviceMotionEvent DeviceMotionEventAcceleration DeviceMotionEventRotationRate
    DeviceOrientationEvent DevicePosture DigitalCredential DisposableStack Document
    DocumentFragment DocumentPictureInPicture DocumentPictureInPictureEvent DocumentTimeline
    DocumentType DragEvent DynamicsCompressorNode EditContext Element ElementInternals
    EncodedAudioChunk EncodedVideoChunk Error ErrorEvent EvalError Event EventCounts EventSource
    EventTarget External EyeDropper FeaturePolicy FederatedCredential Fence FencedFrameConfig
    FetchLaterResult File FileList FileReader FileReaderSync FileSystemDirectoryHandle
    FileSystemFileHandle FileSystemHandle FileSystemObserver FileSystemSyncAccessHandle
    FileSystemWritableFileStream FinalizationRegistry Float16Array Float32Array Float64Array
    FocusEvent FontData FontFace FontFaceSet FontFaceSetLoadEvent FormData FormDataEvent
    FragmentDirective Function GPU GPUAdapter GPUAdapterInfo GPUBindGroup GPUBindGroupLayout
    GPUBuffer GPUBufferUsage GPUCanvasContext GPUColorWrite GPUCommandBuffer GPUCommandEncoder
    GPUCompilationInfo GPUCompilationMessage GPUComputePassEncoder GPUComputePipeline GPUDevice
    GPUDeviceLostInfo GPUError GPUExternalTexture GPUInternalError GPUMapMode
    GPUOutOfMemoryError GPUPipelineError GPUPipelineLayout GPUQuerySet GPUQueue GPURenderBundle
    GPURenderBundleEncoder GPURenderPassEncoder GPURenderPipeline GPUSampler GPUShaderModule
    GPUShaderStage GPUSupportedFeatures GPUSupportedLimits GPUTexture GPUTextureUsage
    GPUTextureView GPUUncapturedErrorEvent GPUValidationError GainNode Gamepad GamepadButton
    GamepadEvent GamepadHapticActuator Geolocation GeolocationCoordinates GeolocationPosition
    GeolocationPositionError GravitySensor Gyroscope HID HIDConnectionEvent HIDDevice
    HIDInputReportEvent HTMLAllCollection HTMLAnchorElement HTMLAreaElement HTMLAudioElement
    HTMLBRElement HTMLBaseElement HTMLBodyElement HTMLButtonElement HTMLCameraElement
    HTMLCanvasElement HTMLCollection HTMLDListElement HTMLDataElement HTMLDataListElement
    HTMLDetailsElement HTMLDialogElement HTMLDirectoryElement HTMLDivElement HTMLDocument
    HTMLElement HTMLEmbedElement HTMLFencedFrameElement HTMLFieldSetElement HTMLFontElement
    HTMLFormControlsCollection HTMLFormElement HTMLFrameElement HTMLFrameSetElement
    HTMLGeolocationElement HTMLHRElement HTMLHeadElement HTMLHeadingElement HTMLHtmlElement
    HTMLIFrameElement HTMLImageElement HTMLInputElement HTMLLIElement HTMLLabelElement
    HTMLLegendElement HTMLLinkElement HTMLMapElement HTMLMarqueeElement HTMLMediaElement
    HTMLMenuElement HTMLMetaElement HTMLMeterElement HTMLMicrophoneElement HTMLModElement
    HTMLOListElement HTMLObjectElement HTMLOptGroupElement HTMLOptionElement
    HTMLOptionsCollection HTMLOutputElement HTMLParagraphElement HTMLParamElement
    HTMLPictureElement HTMLPreElement HTMLProgressElement HTMLQuoteElement HTMLScriptElement
    HTMLSelectElement HTMLSelectedContentElement HTMLSlotElement HTMLSourceElement
    HTMLSpanElement HTMLStyleElement HTMLTableCaptionElement HTMLTableCellElement
    HTMLTableColElement HTMLTableElement HTMLTableRowElement HTMLTableSectionElement
    HTMLTemplateElement HTMLTextAreaElement HTMLTimeElement HTMLTitleElement HTMLTrackElement
    HTMLUListElement HTMLUnknownElement HTMLUserMediaElement HTMLVideoElement HashChangeEvent
    Headers Highlight HighlightRegistry History IDBCursor IDBCursorWithValue IDBDatabase
    IDBFactory IDBIndex IDBKeyRange IDBObjectStore IDBOpenDBRequest IDBRecord IDBRequest
    IDBTransaction IDBVersionChangeEvent IIRFilterNode IdentityCredential
    IdentityCredentialError IdentityProvider IdleDeadline IdleDetector Image ImageBitmap
    ImageBitmapRenderingContext ImageCapture ImageData ImageDecoder ImageTrack ImageTrackList
    Infinity Ink InputDeviceCapabilities InputDeviceInfo InputEvent Int16Array Int32Array
    Int8Array IntegrityViolationReportBody InteractionContentfulPaint InterestEvent
    IntersectionObserver IntersectionObserverEntry Intl Iterator JSON Keyboard KeyboardEvent
    KeyboardLayoutMap KeyframeEffect LanguageDetector LanguageModel LargestContentfulPaint
    LaunchParams LaunchQueue LayoutShift LayoutShiftAttribution LinearAccelerationSensor
    Location Lock LockManager MIDIAccess MIDIConnectionEvent MIDIInput MIDIInputMap
    MIDIMessageEvent MIDIOutput MIDIOutputMap MIDIPort Map Math MathMLElement MediaCapabilities
    MediaDeviceInfo MediaDevices MediaElementAudioSourceNode MediaEncryptedEvent MediaError
    MediaKeyMessageEvent MediaKeySession MediaKeyStatusMap MediaKeySystemAccess MediaKeys
    MediaList MediaMetadata MediaQueryList MediaQueryListEvent MediaRecorder MediaSession
    MediaSource MediaSourceHandle MediaStream MediaStreamAudioDestinationNode
    MediaStreamAudioSourceNode MediaStreamEvent MediaStreamTrack MediaStreamTrackAudioStats
    MediaStreamTrackEvent MediaStreamTrackGenerator MediaStreamTrackProcessor
    MediaStreamTrackVideoStats MessageChannel MessageEvent MessagePort MimeType MimeTypeArray
    MouseEvent MutationObserver MutationRecord NaN NamedNodeMap NavigateEvent Navigation
    NavigationActivation NavigationCurrentEntryChangeEvent NavigationDestination
    NavigationHistoryEntry NavigationPrecommitController NavigationPreloadManager
    NavigationTransition Navigator NavigatorLogin NavigatorManagedData NavigatorUAData
    NetworkInformation Node NodeFilter NodeIterator NodeList NodeRange NotRestoredReasonDetails
    NotRestoredReasons Notification Number OTPCredential Object Observable
    OfflineAudioCompletionEvent OfflineAudioContext OffscreenCanvas
    OffscreenCanvasRenderingContext2D OpaqueRange Option OrientationSensor Origin OscillatorNode
    OverconstrainedError PERSISTENT PageRevealEvent PageSwapEvent PageTransitionEvent PannerNode
    PasswordCredential Path2D PaymentAddress PaymentManager PaymentMethodChangeEvent
    PaymentRequest PaymentRequestUpdateEvent PaymentResponse Performance
    PerformanceElementTiming PerformanceEntry PerformanceEventTiming
    PerformanceLongAnimationFrameTiming PerformanceLongTaskTiming PerformanceMark
    PerformanceMeasure PerformanceNavigation PerformanceNavigationTiming PerformanceObserver
    PerformanceObserverEntryList PerformancePaintTiming PerformanceResourceTiming
    PerformanceScriptTiming PerformanceServerTiming PerformanceSoftNavigation PerformanceTiming
    PerformanceTimingConfidence PeriodicSyncManager PeriodicWave PermissionStatus Permissions
    PermissionsPolicy PictureInPictureEvent PictureInPictureWindow Plugin PluginArray
    PointerEvent PopStateEvent Presentation PresentationAvailability PresentationConnection
    PresentationConnectionAvailableEvent PresentationConnectionCloseEvent
    PresentationConnectionList PresentationReceiver PresentationRequest PressureObserver
    PressureRecord ProcessingInstruction Profiler ProgressEvent Promise PromiseRejectionEvent
    ProtectedAudience Proxy PublicKeyCredential PushManager PushSubscription
    PushSubscriptionOptions QuotaExceededError RTCCertificate RTCDTMFSender
    RTCDTMFToneChangeEvent RTCDataChannel RTCDataChannelEvent RTCDtlsTransport
    RTCEncodedAudioFrame RTCEncodedVideoFrame RTCError RTCErrorEvent RTCIceCandidate
    RTCIceTransport RTCPeerConnection RTCPeerConnectionIceErrorEvent RTCPeerConnectionIceEvent
    RTCRtpReceiver RTCRtpScriptTransform RTCRtpScriptTransformer RTCRtpSender RTCRtpTransceiver
    RTCSctpTransport RTCSessionDescription RTCStatsReport RTCTrackEvent RTCTransformEvent
    RadioNodeList Range RangeError ReadableByteStreamController ReadableStream
    ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController
    ReadableStreamDefaultReader ReferenceError Reflect RegExp RelativeOrientationSensor
    RemotePlayback ReportBody ReportingObserver Request ResizeObserver ResizeObserverEntry
    ResizeObserverSize Response RestrictionTarget SVGAElement SVGAngle SVGAnimateElement
    SVGAnimateMotionElement SVGAnimateTransformElement SVGAnimatedAngle SVGAnimatedBoolean
    SVGAnimatedEnumeration SVGAnimatedInteger SVGAnimatedLength SVGAnimatedLengthList
    SVGAnimatedNumber SVGAnimatedNumberList SVGAnimatedPreserveAspectRatio SVGAnimatedRect
    SVGAnimatedString SVGAnimatedTransformList SVGAnimationElement SVGCircleElement
    SVGClipPathElement SVGComponentTransferFunctionElement SVGDefsElement SVGDescElement
    SVGElement SVGEllipseElement SVGFEBlendElement SVGFEColorMatrixElement
    SVGFEComponentTransferElement SVGFECompositeElement SVGFEConvolveMatrixElement
    SVGFEDiffuseLightingElement SVGFEDisplacementMapElement SVGFEDistantLightElement
    SVGFEDropShadowElement SVGFEFloodElement SVGFEFuncAElement SVGFEFuncBElement
    SVGFEFuncGElement SVGFEFuncRElement SVGFEGaussianBlurElement SVGFEImageElement
    SVGFEMergeElement SVGFEMergeNodeElement SVGFEMorphologyElement SVGFEOffsetElement
    SVGFEPointLightElement SVGFESpecularLightingElement SVGFESpotLightElement SVGFETileElement
    SVGFETurbulenceElement SVGFilterElement SVGForeignObjectElement SVGGElement
    SVGGeometryElement SVGGradientElement SVGGraphicsElement SVGImageElement SVGLength
    SVGLengthList SVGLineElement SVGLinearGradientElement SVGMPathElement SVGMarkerElement
    SVGMaskElement SVGMatrix SVGMetadataElement SVGNumber SVGNumberList SVGPathElement
    SVGPatternElement SVGPoint SVGPointList SVGPolygonElement SVGPolylineElement
    SVGPreserveAspectRatio SVGRadialGradientElement SVGRect SVGRectElement SVGSVGElement
    SVGScriptElement SVGSetElement SVGStopElement SVGStringList SVGStyleElement SVGSwitchElement
    SVGSymbolElement SVGTSpanElement SVGTextContentElement SVGTextElement SVGTextPathElement
    SVGTextPositioningElement SVGTitleElement SVGTransform SVGTransformList SVGUnitTypes
    SVGUseElement SVGViewElement Sanitizer Scheduler Scheduling Screen ScreenDetailed
    ScreenDetails ScreenOrientation ScriptProcessorNode ScrollTimeline
    SecurityPolicyViolationEvent Selection Sensor SensorErrorEvent Serial SerialPort
    ServiceWorker ServiceWorkerContainer ServiceWorkerRegistration Set ShadowRoot SharedWorker
    SnapEvent SourceBuffer SourceBufferList SpeechGrammar SpeechGrammarList SpeechRecognition
    SpeechRecognitionErrorEvent SpeechRecognitionEvent SpeechRecognitionPhrase SpeechSynthesis
    SpeechSynthesisErrorEvent SpeechSynthesisEvent SpeechSynthesisUtterance SpeechSynthesisVoice
    StaticRange StereoPannerNode Storage StorageBucket StorageBucketManager StorageEvent
    StorageManager String StylePropertyMap StylePropertyMapReadOnly StyleSheet StyleSheetList
    SubmitEvent Subscriber SubtleCrypto Summarizer SuppressedError Symbol SyncManager
    SyntaxError TEMPORARY TaskAttributionTiming TaskController TaskPriorityChangeEvent
    TaskSignal Temporal Text TextDecoder TextDecoderStream TextEncoder TextEncoderStream
    TextEvent TextFormat TextFormatUpdateEvent TextMetrics TextTrack TextTrackCue
    TextTrackCueList TextTrackList TextUpdateEvent TimeRanges TimelineTrigger
    TimelineTriggerRange TimelineTriggerRangeList ToggleEvent Touch TouchEvent TouchList
    TrackEvent TransformStream TransformStreamDefaultController TransitionEvent Translator
    TreeWalker TrustedHTML TrustedScript TrustedScriptURL TrustedTypePolicy
    TrustedTypePolicyFactory TypeError UIEvent URIError URL URLPattern URLSearchParams USB
    USBAlternateInterface USBConfiguration USBConnectionEvent USBDevice USBEndpoint
    USBInTransferResult USBInterface USBIsochronousInTransferPacket
    USBIsochronousInTransferResult USBIsochronousOutTransferPacket
    USBIsochronousOutTransferResult USBOutTransferResult Uint16Array Uint32Array Uint8Array
    Uint8ClampedArray UserActivation VTTCue ValidityState VideoColorSpace VideoDecoder
    VideoEncoder VideoFrame VideoPlaybackQuality ViewTimeline ViewTransition
    ViewTransitionTypeSet Viewport VirtualKeyboard VirtualKeyboardGeometryChangeEvent
    VisibilityStateEntry VisualViewport WGSLLanguageFeatures WakeLock WakeLockSentinel
    WaveShaperNode WeakMap WeakRef WeakSet WebAssembly WebGL2RenderingContext WebGLActiveInfo
    WebGLBuffer WebGLContextEvent WebGLFramebuffer WebGLObject WebGLProgram WebGLQuery
    WebGLRenderbuffer WebGLRenderingContext WebGLSampler WebGLShader WebGLShaderPrecisionFormat
    WebGLSync WebGLTexture WebGLTransformFeedback WebGLUniformLocation WebGLVertexArrayObject
    WebKitCSSMatrix WebKitMutationObserver WebSocket WebSocketError WebSocketStream WebTransport
    WebTransportBidirectionalStream WebTransportDatagramDuplexStream WebTransportError
    WheelEvent Window WindowControlsOverlay WindowControlsOverlayGeometryChangeEvent Worker
    WorkerGlobalScope WorkerLocation WorkerNavigator Worklet WritableStream
    WritableStreamDefaultController WritableStreamDefaultWriter XMLDocument XMLHttpRequest
    XMLHttpRequestEventTarget XMLHttpRequestUpload XMLSerializer XPathEvaluator XPathExpression
    XPathResult XRAnchor XRAnchorSet XRBoundedReferenceSpace XRCPUDepthInformation XRCamera
    XRCompositionLayer XRCubeLayer XRCylinderLayer XRDOMOverlayState XRDepthInformation
    XREquirectLayer XRFrame XRHand XRHitTestResult XRHitTestSource XRInputSource
    XRInputSourceArray XRInputSourceEvent XRInputSourcesChangeEvent XRJointPose XRJointSpace
    XRLayer XRLayerEvent XRLightEstimate XRLightProbe XRPlane XRPlaneSet XRPose
    XRProjectionLayer XRQuadLayer XRRay XRReferenceSpace XRReferenceSpaceEvent XRRenderState
    XRRigidTransform XRSession XRSessionEvent XRSpace XRSubImage XRSystem
    XRTransientInputHitTestResult XRTransientInputHitTestSource XRView XRViewerPose XRViewport
    XRVisibilityMaskChangeEvent XRWebGLBinding XRWebGLDepthInformation XRWebGLLayer
    XRWebGLSubImage XSLTProcessor __defineGetter__ __defineSetter__ __lookupGetter__
    __lookupSetter__ __proto__ addEventListener alert atob blur btoa caches cancelAnimationFrame
    cancelIdleCallback captureEvents clearInterval clearTimeout clientInformation close closed
    confirm console constructor cookieStore crashReport createImageBitmap credentialless
    crossOriginIsolated crypto customElements decodeURI decodeURIComponent devicePixelRatio
    dispatchEvent document documentPictureInPicture encodeURI encodeURIComponent escape eval
    event external fence fetch fetchLater find focus fonts frameElement frames getComputedStyle
    getScreenDetails getSelection globalThis hasOwnProperty history importScripts indexedDB
    innerHeight innerWidth isFinite isNaN isPrototypeOf isSecureContext launchQueue length
    localStorage location locationbar matchMedia menubar moveBy moveTo name navigation navigator
    offscreenBuffering onabort onafterprint onanimationcancel onanimationend
    onanimationiteration onanimationstart onappinstalled onauxclick onbeforeinput
    onbeforeinstallprompt onbeforematch onbeforeprint onbeforetoggle onbeforeunload
    onbeforexrselect onblur oncancel oncanplay oncanplaythrough onchange onclick onclose
    oncommand oncontentvisibilityautostatechange oncontextlost oncontextmenu oncontextrestored
    oncuechange ondblclick ondevicemotion ondeviceorientation ondeviceorientationabsolute ondrag
    ondragend ondragenter ondragleave ondragover ondragstart ondrop ondurationchange onemptied
    onended onerror onfocus onformdata ongamepadconnected ongamepaddisconnected
    ongotpointercapture onhashchange oninput oninvalid onkeydown onkeypress onkeyup
    onlanguagechange onload onloadeddata onloadedmetadata onloadstart onlostpointercapture
    onmessage onmessageerror onmousedown onmouseenter onmouseleave onmousemove onmouseout
    onmouseover onmouseup onmousewheel onoffline ononline onpagehide onpagereveal onpageshow
    onpageswap onpause onplay onplaying onpointercancel onpointerdown onpointerenter
    onpointerleave onpointermove onpointerout onpointerover onpointerrawupdate onpointerup
    onpopstate onprogress onratechange onrejectionhandled onreset onresize onrtctransform
    onscroll onscrollend onscrollsnapchange onscrollsnapchanging onsearch
    onsecuritypolicyviolation onseeked onseeking onselect onselectionchange onselectstart
    onslotchange onstalled onstorage onsubmit onsuspend ontimeupdate ontoggle ontransitioncancel
    ontransitionend ontransitionrun ontransitionstart onunhandledrejection onunload
    onvolumechange onwaiting onwebkitanimationend onwebkitanimationiteration
    onwebkitanimationstart onwebkittransitionend onwheel open opener origin originAgentCluster
    outerHeight outerWidth pageXOffset pageYOffset parent parseFloat parseInt performance
    personalbar postMessage print prompt propertyIsEnumerable queryLocalFonts queueMicrotask
    releaseEvents removeEventListener reportError requestAnimationFrame requestIdleCallback
    requestResize resizeBy resizeTo scheduler screen screenLeft screenTop screenX screenY scroll
    scrollBy scrollTo scrollX scrollY scrollbars self sessionStorage setInterval setTimeout
    showDirectoryPicker showOpenFilePicker showSaveFilePicker speechSynthesis status statusbar
    stop structuredClone styleMedia toLocaleString toString toolbar top trustedTypes undefined
    unescape valueOf viewport visualViewport webkitCancelAnimationFrame webkitMediaStream
    webkitRTCPeerConnection webkitRequestAnimationFrame webkitRequestFileSystem
    webkitRequestFileSystemSync webkitResolveLocalFileSystemSyncURL
    webkitResolveLocalFileSystemURL webkitSpeechGrammar webkitSpeechGrammarList
    webkitSpeechRecognition webkitSpeechRecognitionError webkitSpeechRecognitionEvent webkitURL
    when window
    """.split()
)
"""Names of the global scope of pages and workers."""

FIXED = frozenset(
    """
    Infinity NaN document location top undefined window
    """.split()
)
"""Globals that no ``let``, ``const`` or ``class`` may take."""

IN_HANDLERS = frozenset(
    """
    ATTRIBUTE_NODE CDATA_SECTION_NODE COMMENT_NODE DOCUMENT_FRAGMENT_NODE DOCUMENT_NODE
    DOCUMENT_POSITION_CONTAINED_BY DOCUMENT_POSITION_CONTAINS DOCUMENT_POSITION_DISCONNECTED
    DOCUMENT_POSITION_FOLLOWING DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC
    DOCUMENT_POSITION_PRECEDING DOCUMENT_TYPE_NODE ELEMENT_NODE ENTITY_NODE
    ENTITY_REFERENCE_NODE ERROR HAVE_CURRENT_DATA HAVE_ENOUGH_DATA HAVE_FUTURE_DATA
    HAVE_METADATA HAVE_NOTHING LOADED LOADING NETWORK_EMPTY NETWORK_IDLE NETWORK_LOADING
    NETWORK_NO_SOURCE NONE NOTATION_NODE PROCESSING_INSTRUCTION_NODE SVG_ZOOMANDPAN_DISABLE
    SVG_ZOOMANDPAN_MAGNIFY SVG_ZOOMANDPAN_UNKNOWN TEXT_NODE URL __defineGetter__
    __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ aLink abbr accept acceptCharset
    accessKey action activeElement activeViewTransition adAuctionHeaders add addEventListener
    addTextTrack adoptNode adoptedStyleSheets after align alinkColor all allow allowFullscreen
    allowPaymentRequest alt anchors animate animationsPaused append appendChild applets archive
    areas ariaActionsElements ariaActiveDescendantElement ariaAtomic ariaAutoComplete
    ariaBrailleLabel ariaBrailleRoleDescription ariaBusy ariaChecked ariaColCount ariaColIndex
    ariaColIndexText ariaColSpan ariaControlsElements ariaCurrent ariaDescribedByElements
    ariaDescription ariaDetailsElements ariaDisabled ariaErrorMessageElements ariaExpanded
    ariaFlowToElements ariaHasPopup ariaHidden ariaInvalid ariaKeyShortcuts ariaLabel
    ariaLabelledByElements ariaLevel ariaLive ariaModal ariaMultiLine ariaMultiSelectable
    ariaNotify ariaOrientation ariaPlaceholder ariaPosInSet ariaPressed ariaReadOnly
    ariaRelevant ariaRequired ariaRoleDescription ariaRowCount ariaRowIndex ariaRowIndexText
    ariaRowSpan ariaSelected ariaSetSize ariaSort ariaValueMax ariaValueMin ariaValueNow
    ariaValueText as assign assignedElements assignedNodes assignedSlot async attachInternals
    attachShadow attributeStyleMap attributes attributionSrc autocapitalize autocomplete
    autocorrect autofocus autoplay axis background baseURI before bgColor blocking blur body
    border browsingTopics buffered canPlayType cancelVideoFrameCallback caption captureEvents
    captureStream caretPositionFromPoint caretRangeFromPoint cellIndex cellPadding cellSpacing
    cells ch chOff characterSet charset checkEnclosure checkIntersection checkValidity
    checkVisibility checked childElementCount childNodes children cite classList className clear
    click clientHeight clientLeft clientTop clientWidth cloneNode close closedBy closest code
    codeBase codeType colSpan color cols command commandForElement compact
    compareDocumentPosition compatMode complete computedStyleMap constructor contains content
    contentDocument contentEditable contentType contentWindow control controls controlsList
    cookie coords createAttribute createAttributeNS createCDATASection createCaption
    createComment createDocumentFragment createElement createElementNS createEvent
    createExpression createNSResolver createNodeIterator createProcessingInstruction createRange
    createSVGAngle createSVGLength createSVGMatrix createSVGNumber createSVGPoint createSVGRect
    createSVGTransform createSVGTransformFromMatrix createTBody createTFoot createTHead
    createTextNode createTreeWalker createValueRange credentialless crossOrigin csp
    currentCSSZoom currentScale currentScript currentSrc currentTime currentTranslate
    customElementRegistry data dataset dateTime declare decode decoding default defaultChecked
    defaultMuted defaultPlaybackRate defaultSelected defaultValue defaultView defer
    deleteCaption deleteCell deleteRow deleteTFoot deleteTHead deselectAll designMode dir
    dirName disablePictureInPicture disableRemotePlayback disabled dispatchEvent doctype
    documentElement documentURI domain download draggable duration editContext elementFromPoint
    elementTiming elements elementsFromPoint embeds encoding enctype ended enterKeyHint error
    evaluate event execCommand exitFullscreen exitPictureInPicture exitPointerLock
    farthestViewportElement featurePolicy fetchPriority fgColor files firstChild
    firstElementChild focus focusGroup focusGroupStart fonts forceRedraw form formAction
    formEnctype formMethod formNoValidate formTarget forms fragmentDirective frame frameBorder
    fullscreen fullscreenElement fullscreenEnabled getAnimations getAttribute getAttributeNS
    getAttributeNames getAttributeNode getAttributeNodeNS getBBox getBoundingClientRect getCTM
    getClientRects getContext getCurrentTime getElementById getElementsByClassName
    getElementsByName getElementsByTagName getElementsByTagNameNS getEnclosureList getHTML
    getIntersectionList getRootNode getSVGDocument getScreenCTM getSelection
    getVideoPlaybackQuality hasAttribute hasAttributeNS hasAttributes hasChildNodes hasFocus
    hasOwnProperty hasPointerCapture hasPrivateToken hasRedemptionRecord hasStorageAccess
    hasUnpartitionedCookieAccess hash head headers height hidden hidePopover high host hostname
    href hreflang hspace htmlFor httpEquiv id imageSizes imageSrcset images implementation
    importNode incremental indeterminate index inert innerHTML innerText inputEncoding inputMode
    insertAdjacentElement insertAdjacentHTML insertAdjacentText insertBefore insertCell
    insertRow integrity interestForElement isConnected isContentEditable isDefaultNamespace
    isEqualNode isMap isPrototypeOf isSameNode item kind label labels lang lastChild
    lastElementChild lastModified length link linkColor links list load loading localName
    location longDesc lookupNamespaceURI lookupPrefix loop low lowsrc marginHeight marginWidth
    matches max maxLength media mediaKeys method min minLength moveBefore multiple muted name
    namedItem namespaceURI naturalHeight naturalWidth nearestViewportElement networkState
    nextElementSibling nextSibling noHref noModule noShade noValidate noWrap nodeName nodeType
    nodeValue nonce normalize offsetHeight offsetLeft offsetParent offsetTop offsetWidth onabort
    onafterprint onanimationcancel onanimationend onanimationiteration onanimationstart
    onauxclick onbeforecopy onbeforecut onbeforeinput onbeforematch onbeforepaste onbeforeprint
    onbeforetoggle onbeforeunload onbeforexrselect onblur oncancel oncanplay oncanplaythrough
    onchange onclick onclose oncommand oncontentvisibilityautostatechange oncontextlost
    oncontextmenu oncontextrestored oncopy oncuechange oncut ondblclick ondrag ondragend
    ondragenter ondragleave ondragover ondragstart ondrop ondurationchange onemptied onencrypted
    onended onenterpictureinpicture onerror onfocus onformdata onfreeze onfullscreenchange
    onfullscreenerror ongamepadconnected ongamepaddisconnected ongotpointercapture onhashchange
    oninput oninvalid onkeydown onkeypress onkeyup onlanguagechange onleavepictureinpicture
    onload onloadeddata onloadedmetadata onloadstart onlostpointercapture onmessage
    onmessageerror onmousedown onmouseenter onmouseleave onmousemove onmouseout onmouseover
    onmouseup onmousewheel onoffline ononline onpagehide onpageshow onpaste onpause onplay
    onplaying onpointercancel onpointerdown onpointerenter onpointerleave onpointerlockchange
    onpointerlockerror onpointermove onpointerout onpointerover onpointerrawupdate onpointerup
    onpopstate onprerenderingchange onprogress onratechange onreadystatechange
    onrejectionhandled onreset onresize onresume onscroll onscrollend onscrollsnapchange
    onscrollsnapchanging onsearch onsecuritypolicyviolation onseeked onseeking onselect
    onselectionchange onselectstart onslotchange onstalled onstorage onsubmit onsuspend
    ontimeupdate ontoggle ontransitioncancel ontransitionend ontransitionrun ontransitionstart
    onunhandledrejection onunload onvisibilitychange onvolumechange onwaiting onwaitingforkey
    onwebkitanimationend onwebkitanimationiteration onwebkitanimationstart
    onwebkitfullscreenchange onwebkitfullscreenerror onwebkittransitionend onwheel open optimum
    options origin outerHTML outerText ownerDocument ownerSVGElement parentElement parentNode
    part password pathname pattern pause pauseAnimations paused pictureInPictureElement
    pictureInPictureEnabled ping placeholder play playbackRate played playsInline plugins
    pointerLockElement popover popoverTargetAction popoverTargetElement port position poster
    prefix preload prepend prerendering preserveAspectRatio preservesPitch
    previousElementSibling previousSibling privateToken propertyIsEnumerable protocol pseudo
    queryCommandEnabled queryCommandIndeterm queryCommandState queryCommandSupported
    queryCommandValue querySelector querySelectorAll readOnly readyState referrer referrerPolicy
    rel relList releaseEvents releasePointerCapture remote remove removeAttribute
    removeAttributeNS removeAttributeNode removeChild removeEventListener replaceChild
    replaceChildren replaceWith reportValidity requestClose requestFullscreen
    requestPictureInPicture requestPointerLock requestStorageAccess requestSubmit
    requestVideoFrameCallback required requiredExtensions reset returnValue rev reversed role
    rootElement rowIndex rowSpan rows rules sandbox scheme scope scripts scroll scrollBy
    scrollHeight scrollIntoView scrollIntoViewIfNeeded scrollLeft scrollTo scrollTop scrollWidth
    scrolling scrollingElement search sectionRowIndex seekable seeking select selected
    selectedIndex selectedOptions selectionDirection selectionEnd selectionStart setAttribute
    setAttributeNS setAttributeNode setAttributeNodeNS setCurrentTime setCustomValidity setHTML
    setHTMLUnsafe setMediaKeys setPointerCapture setRangeText setSelectionRange setSinkId
    shadowRoot shadowRootClonable shadowRootCustomElementRegistry shadowRootDelegatesFocus
    shadowRootMode shadowRootReferenceTarget shadowRootSerializable shadowRootSlotAssignment
    shape sheet show showModal showPicker showPopover sinkId size sizes slot span spellcheck src
    srcObject srcdoc srclang srcset standby start startViewTransition step stepDown stepUp style
    styleSheets submit summary suspendRedraw systemLanguage tBodies tFoot tHead tabIndex tagName
    target text textContent textLength textTracks timeline title toBlob toDataURL toLocaleString
    toString toggleAttribute togglePopover track transferControlToOffscreen transform translate
    type unpauseAnimations unsuspendRedraw unsuspendRedrawAll useMap username vAlign vLink
    validationMessage validity value valueAsDate valueAsNumber valueOf valueType version
    videoHeight videoWidth viewBox viewportElement virtualKeyboardPolicy visibilityState
    vlinkColor volume vspace wasDiscarded webkitAudioDecodedByteCount webkitCancelFullScreen
    webkitCurrentFullScreenElement webkitDecodedFrameCount webkitDroppedFrameCount webkitEntries
    webkitExitFullscreen webkitFullscreenElement webkitFullscreenEnabled webkitHidden
    webkitIsFullScreen webkitMatchesSelector webkitRequestFullScreen webkitRequestFullscreen
    webkitVideoDecodedByteCount webkitVisibilityState webkitdirectory when width willValidate
    wrap write writeln writingSuggestions x xmlEncoding xmlStandalone xmlVersion y zoomAndPan
    """.split()
)
"""What event handler attributes find around them."""

COMMON = frozenset(
    """
    ATTRIBUTE_NODE CDATA_SECTION_NODE COMMENT_NODE DOCUMENT_FRAGMENT_NODE DOCUMENT_NODE
    DOCUMENT_POSITION_CONTAINED_BY DOCUMENT_POSITION_CONTAINS DOCUMENT_POSITION_DISCONNECTED
    DOCUMENT_POSITION_FOLLOWING DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC
    DOCUMENT_POSITION_PRECEDING DOCUMENT_TYPE_NODE ELEMENT_NODE ENTITY_NODE
    ENTITY_REFERENCE_NODE NOTATION_NODE PROCESSING_INSTRUCTION_NODE TEXT_NODE __defineGetter__
    __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ accessKey activeViewTransition
    addEventListener after animate append appendChild ariaActionsElements
    ariaActiveDescendantElement ariaAtomic ariaAutoComplete ariaBrailleLabel
    ariaBrailleRoleDescription ariaBusy ariaChecked ariaColCount ariaColIndex ariaColIndexText
    ariaColSpan ariaControlsElements ariaCurrent ariaDescribedByElements ariaDescription
    ariaDetailsElements ariaDisabled ariaErrorMessageElements ariaExpanded ariaFlowToElements
    ariaHasPopup ariaHidden ariaInvalid ariaKeyShortcuts ariaLabel ariaLabelledByElements
    ariaLevel ariaLive ariaModal ariaMultiLine ariaMultiSelectable ariaNotify ariaOrientation
    ariaPlaceholder ariaPosInSet ariaPressed ariaReadOnly ariaRelevant ariaRequired
    ariaRoleDescription ariaRowCount ariaRowIndex ariaRowIndexText ariaRowSpan ariaSelected
    ariaSetSize ariaSort ariaValueMax ariaValueMin ariaValueNow ariaValueText assignedSlot
    attachInternals attachShadow attributeStyleMap attributes autocapitalize autocorrect
    autofocus baseURI before blur checkVisibility childElementCount childNodes children
    classList className click clientHeight clientLeft clientTop clientWidth cloneNode closest
    compareDocumentPosition computedStyleMap constructor contains contentEditable currentCSSZoom
    customElementRegistry dataset dir dispatchEvent draggable editContext elementTiming
    enterKeyHint firstChild firstElementChild focus focusGroup focusGroupStart getAnimations
    getAttribute getAttributeNS getAttributeNames getAttributeNode getAttributeNodeNS
    getBoundingClientRect getClientRects getElementsByClassName getElementsByTagName
    getElementsByTagNameNS getHTML getRootNode hasAttribute hasAttributeNS hasAttributes
    hasChildNodes hasOwnProperty hasPointerCapture hidden hidePopover id inert innerHTML
    innerText inputMode insertAdjacentElement insertAdjacentHTML insertAdjacentText insertBefore
    isConnected isContentEditable isDefaultNamespace isEqualNode isPrototypeOf isSameNode lang
    lastChild lastElementChild localName lookupNamespaceURI lookupPrefix matches moveBefore
    namespaceURI nextElementSibling nextSibling nodeName nodeType nodeValue nonce normalize
    offsetHeight offsetLeft offsetParent offsetTop offsetWidth onabort onanimationcancel
    onanimationend onanimationiteration onanimationstart onauxclick onbeforecopy onbeforecut
    onbeforeinput onbeforematch onbeforepaste onbeforetoggle onbeforexrselect onblur oncancel
    oncanplay oncanplaythrough onchange onclick onclose oncommand
    oncontentvisibilityautostatechange oncontextlost oncontextmenu oncontextrestored oncopy
    oncuechange oncut ondblclick ondrag ondragend ondragenter ondragleave ondragover ondragstart
    ondrop ondurationchange onemptied onended onerror onfocus onformdata onfullscreenchange
    onfullscreenerror ongotpointercapture oninput oninvalid onkeydown onkeypress onkeyup onload
    onloadeddata onloadedmetadata onloadstart onlostpointercapture onmousedown onmouseenter
    onmouseleave onmousemove onmouseout onmouseover onmouseup onmousewheel onpaste onpause
    onplay onplaying onpointercancel onpointerdown onpointerenter onpointerleave onpointermove
    onpointerout onpointerover onpointerrawupdate onpointerup onprogress onratechange onreset
    onresize onscroll onscrollend onscrollsnapchange onscrollsnapchanging onsearch
    onsecuritypolicyviolation onseeked onseeking onselect onselectionchange onselectstart
    onslotchange onstalled onsubmit onsuspend ontimeupdate ontoggle ontransitioncancel
    ontransitionend ontransitionrun ontransitionstart onvolumechange onwaiting
    onwebkitanimationend onwebkitanimationiteration onwebkitanimationstart
    onwebkitfullscreenchange onwebkitfullscreenerror onwebkittransitionend onwheel outerHTML
    outerText ownerDocument parentElement parentNode part popover prefix prepend
    previousElementSibling previousSibling propertyIsEnumerable pseudo querySelector
    querySelectorAll releasePointerCapture remove removeAttribute removeAttributeNS
    removeAttributeNode removeChild removeEventListener replaceChild replaceChildren replaceWith
    requestFullscreen requestPointerLock role scroll scrollBy scrollHeight scrollIntoView
    scrollIntoViewIfNeeded scrollLeft scrollTo scrollTop scrollWidth setAttribute setAttributeNS
    setAttributeNode setAttributeNodeNS setHTML setHTMLUnsafe setPointerCapture shadowRoot
    showPopover slot spellcheck startViewTransition style tabIndex tagName textContent title
    toLocaleString toString toggleAttribute togglePopover translate valueOf
    virtualKeyboardPolicy webkitMatchesSelector webkitRequestFullScreen webkitRequestFullscreen
    when writingSuggestions
    """.split()
)
"""Members that every HTML element has."""

EVENTS = frozenset(
    """
    abort activate active addsourcebuffer addstream addtrack afterprint animationcancel
    animationend animationiteration animationstart appinstalled audioend audioprocess audiostart
    auxclick beforecopy beforecut beforeinput beforeinstallprompt beforematch beforepaste
    beforeprint beforetoggle beforeunload beforexrselect begin blocked blur boundary
    bufferedamountlow cancel canplay canplaythrough capturehandlechange change
    characterboundsupdate chargingchange chargingtimechange click clipboardchange close closing
    command complete compositionend compositionstart connect connecting connectionavailable
    connectionstatechange contentvisibilityautostatechange contextlost contextmenu
    contextoverflow contextrestored controllerchange copy cuechange currententrychange
    currentscreenchange cut dataavailable datachannel dblclick dequeue devicechange devicemotion
    deviceorientation deviceorientationabsolute dischargingtimechange disconnect dispose
    downloadprogress drag dragend dragenter dragleave dragover dragstart drop durationchange
    emptied encrypted end ended enter enterpictureinpicture error exit finish focus formdata
    freeze fullscreenchange fullscreenerror gamepadconnected gamepaddisconnected
    gatheringstatechange geometrychange gotpointercapture hashchange icecandidate
    icecandidateerror iceconnectionstatechange icegatheringstatechange inactive input
    inputreport inputsourceschange invalid keydown keypress keystatuseschange keyup
    languagechange leavepictureinpicture levelchange load loadeddata loadedmetadata loadend
    loading loadingdone loadingerror loadstart location lostpointercapture
    managedconfigurationchange mark message messageerror midimessage mousedown mouseenter
    mouseleave mousemove mouseout mouseover mouseup mousewheel mute navigate navigateerror
    navigatesuccess negotiationneeded nomatch offline online open pagehide pagereveal pageshow
    pageswap paste pause payerdetailchange paymentmethodchange play playing pointercancel
    pointerdown pointerenter pointerleave pointerlockchange pointerlockerror pointermove
    pointerout pointerover pointerrawupdate pointerup popstate prerenderingchange prioritychange
    processorerror progress promptaction promptdismiss ratechange reading readystatechange
    redraw reflectionchange rejectionhandled release remove removesourcebuffer removestream
    removetrack repeat reset resize resourcetimingbufferfull result resume screenschange scroll
    scrollend scrollsnapchange scrollsnapchanging search securitypolicyviolation seeked seeking
    select selectedcandidatepairchange selectend selectionchange selectstart
    shippingaddresschange shippingoptionchange show signalingstatechange sinkchange slotchange
    soundend soundstart sourceclose sourceended sourceopen speechend speechstart squeeze
    squeezeend squeezestart stalled start statechange stop storage stream submit success suspend
    terminate textformatupdate textupdate timeout timeupdate toggle tonechange track
    transitioncancel transitionend transitionrun transitionstart uncapturederror
    unhandledrejection unload unmute update updateend updatefound updatestart upgradeneeded
    validationstatuschange versionchange visibilitychange visibilitymaskchange voiceschanged
    volumechange waiting waitingforkey webkitanimationend webkitanimationiteration
    webkitanimationstart webkitfullscreenchange webkitfullscreenerror webkittransitionend wheel
    zoomlevelchange
    """.split()
)
"""Types of events that have a handler property."""

_MEMBERS = {
    "a": """
        attributionSrc charset coords download hash host hostname href hreflang
        interestForElement name origin password pathname ping port protocol referrerPolicy rel
        relList rev search shape target text toString type username
    """,
    """
        abbr address article aside b bdi bdo cite code dd dfn dt em figcaption figure footer
        head header hgroup i kbd main mark nav noscript picture rp rt ruby s samp search section
        small span strong sub summary sup u var wbr
    """: "",
    "area": """
        alt attributionSrc coords download hash host hostname href interestForElement noHref
        origin password pathname ping port protocol referrerPolicy rel relList search shape
        target toString username
    """,
    "audio": """
        HAVE_CURRENT_DATA HAVE_ENOUGH_DATA HAVE_FUTURE_DATA HAVE_METADATA HAVE_NOTHING
        NETWORK_EMPTY NETWORK_IDLE NETWORK_LOADING NETWORK_NO_SOURCE addTextTrack autoplay
        buffered canPlayType captureStream controls controlsList crossOrigin currentSrc
        currentTime defaultMuted defaultPlaybackRate disableRemotePlayback duration ended error
        load loading loop mediaKeys muted networkState onencrypted onwaitingforkey pause paused
        play playbackRate played preload preservesPitch readyState remote seekable seeking
        setMediaKeys setSinkId sinkId src srcObject textTracks volume
        webkitAudioDecodedByteCount webkitVideoDecodedByteCount
    """,
    "base": "href target",
    "blockquote q": "cite",
    "body": """
        aLink background bgColor link onafterprint onbeforeprint onbeforeunload onblur onerror
        onfocus ongamepadconnected ongamepaddisconnected onhashchange onlanguagechange onload
        onmessage onmessageerror onoffline ononline onpagehide onpageshow onpopstate
        onrejectionhandled onresize onscroll onstorage onunhandledrejection onunload text vLink
    """,
    "br": "clear",
    "button": """
        checkValidity command commandForElement disabled form formAction formEnctype formMethod
        formNoValidate formTarget interestForElement labels name popoverTargetAction
        popoverTargetElement reportValidity setCustomValidity type validationMessage validity
        value willValidate
    """,
    "canvas": """
        captureStream getContext height toBlob toDataURL transferControlToOffscreen width
    """,
    """
        caption div h1 h2 h3 h4 h5 h6 p
    """: "align",
    "col colgroup": """
        align ch chOff span vAlign width
    """,
    "data": "value",
    "datalist": "options",
    "del ins": "cite dateTime",
    "details": "name open",
    "dialog": """
        close closedBy open requestClose returnValue show showModal
    """,
    "dl menu": "compact",
    "embed": """
        align getSVGDocument height name src type width
    """,
    "fieldset": """
        checkValidity disabled elements form name reportValidity setCustomValidity type
        validationMessage validity willValidate
    """,
    "form": """
        acceptCharset action autocomplete checkValidity elements encoding enctype length method
        name noValidate rel relList reportValidity requestSubmit reset submit target
    """,
    "hr": """
        align color noShade size width
    """,
    "html": "version",
    "iframe": """
        adAuctionHeaders align allow allowFullscreen allowPaymentRequest browsingTopics
        contentDocument contentWindow credentialless csp featurePolicy frameBorder
        getSVGDocument height loading longDesc marginHeight marginWidth name privateToken
        referrerPolicy sandbox scrolling src srcdoc width
    """,
    "img": """
        align alt attributionSrc border browsingTopics complete crossOrigin currentSrc decode
        decoding fetchPriority height hspace isMap loading longDesc lowsrc name naturalHeight
        naturalWidth referrerPolicy sizes src srcset useMap vspace width x y
    """,
    "input": """
        accept align alt autocomplete checkValidity checked createValueRange defaultChecked
        defaultValue dirName disabled files form formAction formEnctype formMethod
        formNoValidate formTarget height incremental indeterminate labels list max maxLength min
        minLength multiple name pattern placeholder popoverTargetAction popoverTargetElement
        readOnly reportValidity required select selectionDirection selectionEnd selectionStart
        setCustomValidity setRangeText setSelectionRange showPicker size src step stepDown
        stepUp type useMap validationMessage validity value valueAsDate valueAsNumber
        webkitEntries webkitdirectory width willValidate
    """,
    "label": "control form htmlFor",
    "legend": "align form",
    "li": "type value",
    "link": """
        as blocking charset crossOrigin disabled fetchPriority href hreflang imageSizes
        imageSrcset integrity media referrerPolicy rel relList rev sheet sizes target type
    """,
    "map": "areas name",
    "meta": """
        content httpEquiv media name scheme
    """,
    "meter": """
        high labels low max min optimum value
    """,
    "object": """
        align archive border checkValidity code codeBase codeType contentDocument contentWindow
        data declare form getSVGDocument height hspace name reportValidity setCustomValidity
        standby type useMap validationMessage validity vspace width willValidate
    """,
    "ol": "compact reversed start type",
    "optgroup": "disabled label",
    "option": """
        defaultSelected disabled form index label selected text value
    """,
    "output": """
        checkValidity defaultValue form htmlFor labels name reportValidity setCustomValidity
        type validationMessage validity value willValidate
    """,
    "param": "name type value valueType",
    "pre": "width",
    "progress": "labels max position value",
    "script": """
        async attributionSrc blocking charset crossOrigin defer event fetchPriority htmlFor
        innerText integrity noModule referrerPolicy src text textContent type
    """,
    "select": """
        add autocomplete checkValidity disabled form item labels length multiple name namedItem
        options remove reportValidity required selectedIndex selectedOptions setCustomValidity
        showPicker size type validationMessage validity value willValidate
    """,
    "slot": """
        assign assignedElements assignedNodes name
    """,
    "source": """
        height media sizes src srcset type width
    """,
    "style": """
        blocking disabled media sheet type
    """,
    "table": """
        align bgColor border caption cellPadding cellSpacing createCaption createTBody
        createTFoot createTHead deleteCaption deleteRow deleteTFoot deleteTHead frame insertRow
        rows rules summary tBodies tFoot tHead width
    """,
    "tbody tfoot thead": """
        align ch chOff deleteRow insertRow rows vAlign
    """,
    "td th": """
        abbr align axis bgColor cellIndex ch chOff colSpan headers height noWrap rowSpan scope
        vAlign width
    """,
    "template": """
        content htmlFor shadowRootClonable shadowRootCustomElementRegistry
        shadowRootDelegatesFocus shadowRootMode shadowRootReferenceTarget shadowRootSerializable
        shadowRootSlotAssignment
    """,
    "textarea": """
        autocomplete checkValidity cols createValueRange defaultValue dirName disabled form
        labels maxLength minLength name placeholder readOnly reportValidity required rows select
        selectionDirection selectionEnd selectionStart setCustomValidity setRangeText
        setSelectionRange textLength type validationMessage validity value willValidate wrap
    """,
    "time": "dateTime",
    "title": "text",
    "tr": """
        align bgColor cells ch chOff deleteCell insertCell rowIndex sectionRowIndex vAlign
    """,
    "track": """
        ERROR LOADED LOADING NONE default kind label readyState src srclang track
    """,
    "ul": "compact type",
    "video": """
        HAVE_CURRENT_DATA HAVE_ENOUGH_DATA HAVE_FUTURE_DATA HAVE_METADATA HAVE_NOTHING
        NETWORK_EMPTY NETWORK_IDLE NETWORK_LOADING NETWORK_NO_SOURCE addTextTrack autoplay
        buffered canPlayType cancelVideoFrameCallback captureStream controls controlsList
        crossOrigin currentSrc currentTime defaultMuted defaultPlaybackRate
        disablePictureInPicture disableRemotePlayback duration ended error
        getVideoPlaybackQuality height load loading loop mediaKeys muted networkState
        onencrypted onenterpictureinpicture onleavepictureinpicture onwaitingforkey pause paused
        play playbackRate played playsInline poster preload preservesPitch readyState remote
        requestPictureInPicture requestVideoFrameCallback seekable seeking setMediaKeys
        setSinkId sinkId src srcObject textTracks videoHeight videoWidth volume
        webkitAudioDecodedByteCount webkitDecodedFrameCount webkitDroppedFrameCount
        webkitVideoDecodedByteCount width
    """,
}

MEMBERS = {
    key: frozenset(words.split()) for keys, words in _MEMBERS.items() for key in keys.split()
}
"""Members of elements by tag, beside the common ones."""

TAGS = frozenset(
    """
    a abbr address area article aside audio b base bdi bdo blockquote body br button canvas
    caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
    img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol
    optgroup option output p param picture pre progress q rp rt ruby s samp script search
    section select slot small source span strong style sub summary sup table tbody td template
    textarea tfoot th thead time title tr track u ul var video wbr
    """.split()
)
"""Tags that the browser knows."""
