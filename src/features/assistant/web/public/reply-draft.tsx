import { RobotOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAsking } from '../asking.ts'
import { ByMachine, Writing } from '../writing.tsx'
import { useExternalModels } from './uses.ts'
import './assistant.css'

/** Has a reply drafted into the field of whoever answers, who reads, changes and sends it; nothing where no draft can be had. */
export function ReplyDraft(props: { ticketId: string; written: string; onDraft: (text: string) => void }) {
  const { ticketId, written, onDraft } = props
  const { t } = useTranslation('assistant')
  const { standing, ask, stop } = useAsking()
  if (!useExternalModels().offers('reply')) return null
  const draft = async () => {
    const answer = await ask({ ticketId }, 'reply')
    if (answer !== null && 'text' in answer) onDraft(answer.text)
  }
  const answered = standing.is === 'answered' && 'text' in standing.answer ? standing.answer : null
  return (
    <div className="hx-assistant-draft">
      {standing.is !== 'writing' && (
        <Popconfirm title={t('ask.replaces')} disabled={written.trim() === ''} onConfirm={() => void draft()}>
          <Button
            size="small"
            icon={<RobotOutlined />}
            {...(written.trim() === '' && { onClick: () => void draft() })}
          >
            {t('ask.reply')}
          </Button>
        </Popconfirm>
      )}
      <Writing standing={standing} onStop={stop} />
      {answered !== null && written === answered.text && <ByMachine model={answered.model} />}
    </div>
  )
}
