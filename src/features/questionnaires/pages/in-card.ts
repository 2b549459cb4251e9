/** In a frame on a customer's site the page shows itself without the house around it, and tells how high it is and when it is over. */
export function liveInCard(): void {
  if (window.parent === window || !/[?&](card|sent)=/.test(location.search)) return
  document.documentElement.classList.add('in-card')
  const over = document.querySelector('[data-over]') !== null
  const tell = () =>
    window.parent.postMessage({ huixiang: { height: document.body.offsetHeight, over } }, '*')
  new ResizeObserver(tell).observe(document.body)
  tell()
}
