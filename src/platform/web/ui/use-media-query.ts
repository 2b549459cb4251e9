import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds now. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (tell: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

const phone = '(max-width: 767px)'

/** Whether the window is as narrow as a phone. */
export function usePhone(): boolean {
  return useMediaQuery(phone)
}

/** The same at this moment, for those who draw nothing. */
export function isPhone(): boolean {
  return matchMedia(phone).matches
}
