/**
 * What the browser leaves out: what Playwright leaves out by itself (of two lists a browser heeds the last), and the
 * suggestions below the address bar, for which every window, though nobody sees its frame, prepares two pages that cost
 * as much as ours.
 */
const leftOut = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** How a browser is started that does nothing beside what it is asked for, for journeys and for figures alike. */
export const quietly: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  `--disable-features=${leftOut.join(',')}`,
]
