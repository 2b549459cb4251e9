// A survey on a customer's site: in a corner, or in the element that data-in names. Closed or answered it never comes again.
{
  const card = __CARD__
  const script = document.currentScript
  const home = new URL(script.src).origin
  const wanted = script.dataset.lang || document.documentElement.lang
  const lang = /^zh/i.test(wanted) ? 'zh-CN' : wanted ? 'en' : ''
  const title = card.title[lang === 'en' ? 'en' : 'zh'] || card.title.zh || card.title.en
  const key = `huixiang-card-${card.id}`

  const remembered = () => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const remember = (state) => {
    try {
      localStorage.setItem(key, state)
    } catch {}
  }

  // Styles are set as properties: a site's content security policy may forbid style attributes.
  const make = (name, style, more) => {
    const element = Object.assign(document.createElement(name), more)
    Object.assign(element.style, style)
    return element
  }

  const cornered = (frame) => {
    const box = make('aside', {
      position: 'fixed',
      right: '16px',
      bottom: '16px',
      zIndex: '2147483000',
      width: 'min(400px, calc(100vw - 32px))',
      overflow: 'hidden',
      borderRadius: '12px',
      background: '#fbfaf7',
      boxShadow: '0 8px 32px rgba(0, 0, 0, 0.24)',
    })
    const corner = { position: 'absolute', right: '4px', top: '4px', width: '44px', height: '44px' }
    const look = { border: '0', background: 'none', color: '#57606a', font: '24px/1 system-ui' }
    const close = make(
      'button',
      { ...corner, ...look, cursor: 'pointer' },
      { type: 'button', textContent: '×' },
    )
    close.setAttribute('aria-label', lang === 'zh-CN' ? '关闭' : 'Close')
    close.onclick = () => {
      remember('over')
      box.remove()
    }
    box.setAttribute('aria-label', title)
    box.append(frame, close)
    return box
  }

  const show = () => {
    const inside = script.dataset.in ? document.querySelector(script.dataset.in) : null
    if (card.place === 'inline' && inside === null) return
    const style = { border: '0', width: '100%', height: '320px', display: 'block', colorScheme: 'normal' }
    const src = `${home}/q/${card.token}?card=1${lang && `&lang=${lang}`}`
    const frame = make('iframe', style, { src, title })
    const box = inside === null ? cornered(frame) : frame
    // A long survey is scrolled within its frame, so that the way out stays where it is.
    if (box !== frame) frame.style.maxHeight = 'calc(100vh - 32px)'
    addEventListener('message', ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== home) return
      const said = data?.huixiang
      if (said?.height > 0) frame.style.height = `${Math.ceil(said.height)}px`
      if (!said?.over) return
      remember('over')
      if (box !== frame) setTimeout(() => box.remove(), 6000)
    })
    ;(inside ?? document.body).append(box)
  }

  const state = remembered() ?? (Math.random() * 100 < card.share ? 'in' : 'out')
  if (state !== 'over') remember(state)
  const soon = () => setTimeout(show, card.afterSeconds * 1000)
  if (state === 'in' && document.body) soon()
  else if (state === 'in') addEventListener('DOMContentLoaded', soon)
}
