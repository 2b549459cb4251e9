import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'

const patience = 1_200 // ms between `g` and the letter of the place

/** `g` and then a letter goes somewhere: i the inbox, m my tickets, u unassigned ones, b callbacks. */
export function GoKeys() {
  const { t } = useTranslation('tickets')
  const [waiting, wait] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useShortcuts({
    g: {
      label: t('screens.keys.go'),
      leadsOn: true,
      run: () => {
        clearTimeout(timer.current)
        wait(true)
        timer.current = setTimeout(() => wait(false), patience)
      },
    },
  })
  return waiting ? <Places onGone={() => wait(false)} /> : null
}

function Places({ onGone }: { onGone: () => void }) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const to = (path: string) => ({
    label: t('screens.keys.go'),
    run: () => {
      onGone()
      navigate(path)
    },
  })
  useShortcuts({
    i: to('/tickets'),
    m: to('/tickets?view=mine'),
    u: to('/tickets?view=unassigned'),
    b: to('/callbacks'),
  })
  return (
    <span className="hx-unseen" role="status">
      {t('screens.keys.go')}
    </span>
  )
}
