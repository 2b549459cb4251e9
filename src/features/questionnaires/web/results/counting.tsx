import { Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Says that another part of the answers is being counted while the figures of before still stand. */
export function Counting({ read }: { read: { readonly isPlaceholderData: boolean } }) {
  return read.isPlaceholderData ? <UnderWay /> : null
}

function UnderWay() {
  const { t } = useTranslation('questionnaires')
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const beat = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(beat)
  }, [])
  return (
    <div className="hx-results-counting">
      <p role="status">{t('counting.title')}</p>
      <Progress
        percent={100}
        status="active"
        showInfo={false}
        size="small"
        aria-label={t('counting.title')}
      />
      {seconds > 1 && <p className="hx-soft">{t('counting.since', { count: seconds })}</p>}
    </div>
  )
}
