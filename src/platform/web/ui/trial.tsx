import { ApiOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n.ts'
import { asProblem } from '../problem.ts'
import { refusalSentence } from '../sentences.ts'
import './trial.css'

/** What came of trying, in words. */
interface Outcome {
  readonly good: boolean
  readonly words: string
}

interface Trial {
  readonly verb: string
  readonly running: string
  /** Tries; `inSeconds` writes a time of milliseconds as seconds with one digit after the point. */
  run(inSeconds: (milliseconds: number) => string): Promise<Outcome>
}

/** A button that tries whether something works, and says plainly beneath what came of it. */
export function Trial({ verb, running, run }: Trial) {
  const { locale } = useLocale()
  const [isRunning, setRunning] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const tryIt = async () => {
    setRunning(true)
    setOutcome(null)
    try {
      setOutcome(await run((milliseconds) => format.format(milliseconds / 1000)))
    } catch (error) {
      setOutcome({ good: false, words: refusalSentence(asProblem(error)) })
    }
    setRunning(false)
  }
  return (
    <div className="hx-trial">
      <Button icon={<ApiOutlined />} loading={isRunning} onClick={() => void tryIt()}>
        {isRunning ? running : verb}
      </Button>
      {outcome !== null && (
        <Alert type={outcome.good ? 'success' : 'error'} showIcon title={outcome.words} role="status" />
      )}
    </div>
  )
}
