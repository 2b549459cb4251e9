import { CheckOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { acknowledgeEscalation } from '../../contract/climbing.ts'

/** «I see to it»: it is repeated to nobody, and climbs no further for want of an answer. */
export function Acknowledge({ escalationId }: { escalationId: string }) {
  const { t } = useTranslation('escalations')
  const { message } = App.useApp()
  const write = useWrite(acknowledgeEscalation)
  const answer = async () => {
    if ((await write.send({ escalationId }, {})) !== null) message.success(t('acknowledge.done'))
  }
  return (
    <Button size="small" icon={<CheckOutlined />} loading={write.pending} onClick={answer}>
      {t('acknowledge.verb')}
    </Button>
  )
}
