import type { Running } from './running-house.ts'

/** The administrator of a test's organisation. */
export const administrator = {
  name: '欧阳静怡',
  login: 'admin@example.com',
  password: 'three owls by the river 7',
}

/** Sets the organisation up through its one-time link; gives the administrator's cookie. */
export async function setUp(running: Running): Promise<string> {
  const token = new URL(running.setUpLink as string).searchParams.get('token')
  const response = await fetch(`${running.address}/api/organisation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-huixiang': '1' },
    body: JSON.stringify({
      token,
      name: '晨星家电服务',
      industry: 'general',
      timeZone: 'Asia/Shanghai',
      administrator,
    }),
  })
  if (!response.ok) throw new Error(`The set-up was refused: ${await response.text()}`)
  return (response.headers.get('set-cookie') as string).split(';')[0] as string
}
