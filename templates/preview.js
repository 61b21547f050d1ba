// Keeps the page of `crp preview` alive: the browser is told when the files change, and takes in what is new. The document is a
// page of its own in the frame; its address alone decides which edition that is.

const byId = (id) => document.getElementById(id)
let frame = byId('document')
const state = byId('state')
const lost = 'Not connected. Is crp preview still running?'
const say = (text) => { if (state.textContent !== text) state.textContent = text }

/** Does one thing after another. */
let work = Promise.resolve()
const queue = (task) => {
  work = work.then(task).catch((error) => {
    console.error(error)
    say(lost)
  })
}

const pageAt = async (address) => {
  const response = await fetch(address)
  return { status: response.status, page: new DOMParser().parseFromString(await response.text(), 'text/html') }
}

/** Takes in the page round the document as it is now, and the document. */
async function refresh(isOtherView) {
  const { status, page } = await pageAt(location.href)
  // A template may be gone.
  if (status === 404) return location.replace('/')
  await showNext(page.getElementById('document'), isOtherView)
  takeInFindings(page)
  document.querySelector('h1').replaceChildren(...page.querySelector('h1').childNodes)
  document.title = page.title
  document.body.className = page.body.className
  document.body.dataset.revision = page.body.dataset.revision
  say('')
}

/** Loads a document behind the one that is seen, and shows it once it is there; the same view is shown where the reader was. */
async function showNext(next, isOtherView) {
  const fresh = document.importNode(next)
  fresh.className = 'coming'
  const loaded = new Promise((resolve) => fresh.addEventListener('load', resolve, { once: true }))
  frame.after(fresh)
  await loaded
  const { contentDocument: shown } = fresh
  if (shown === null) {
    fresh.remove()
    throw new Error('the document did not come')
  }
  if (!isOtherView) keepPlace(frame, fresh)
  const hadFocus = document.activeElement === frame
  shown.addEventListener('click', openOutside)
  frame.remove()
  fresh.className = ''
  frame = fresh
  if (hadFocus) frame.focus()
}

/** Scrolls to the heading that the reader had come to, however much has changed above it. */
function keepPlace({ contentDocument: before, contentWindow: view }, { contentDocument: after, contentWindow: next }) {
  const mark = before && markIn(before)
  const heading = mark && after.getElementById(mark.id)
  next.scrollTo(0, heading ? heading.getBoundingClientRect().top - mark.top : view.scrollY)
  after.querySelector('nav')?.scrollTo(0, before?.querySelector('nav')?.scrollTop ?? 0)
}

/** Finds the last heading the reader has passed, and how far it stands from the top of the frame. */
function markIn(shown) {
  const headings = [...shown.querySelectorAll('#content :is(h2, h3)[id]')]
  const heading = headings.findLast((one) => one.getBoundingClientRect().top < 100)
  return heading && { id: heading.id, top: heading.getBoundingClientRect().top }
}

/** Findings that were open before and are only shown again. */
const reopened = new WeakSet()

/** Puts switches, notice and findings in the place of the old ones; what was open stays open, and the focus where it was. */
function takeInFindings(page) {
  const { id, parentElement, tagName } = document.activeElement
  const key = tagName === 'SUMMARY' ? parentElement.dataset.key : undefined
  const opened = new Set([...document.querySelectorAll('details[open]')].map(({ dataset }) => dataset.key))
  for (const name of ['switches', 'notice', 'findings']) byId(name).replaceChildren(...page.getElementById(name).childNodes)
  for (const details of document.querySelectorAll('details')) {
    if (opened.has(details.dataset.key)) {
      reopened.add(details)
      details.open = true
    }
    if (details.dataset.key === key) details.firstElementChild.focus()
  }
  if (id !== '' && id !== document.activeElement.id) byId(id)?.focus()
}

/** Shows in the document what a finding speaks of, if it can be found there: by words given, else by what its sentence names. */
function seek({ seek, section }) {
  const words = JSON.parse(seek)
  const shown = frame.contentDocument
  const elements = [...shown.querySelectorAll(':is(#content, .cover) :is(th, td, li, p, dt, dd, h1, h2, h3, h4, strong)')]
  const text = (element) => element.textContent.trim()
  const shortest = (found) => found.sort((a, b) => text(a).length - text(b).length)[0]
  const found = words.map((some) =>
    elements.find((one) => text(one) === some) ?? shortest(elements.filter((one) => text(one).includes(some)))).find(Boolean)
  const named = elements.filter((one) => text(one).includes(' ') && words[0].includes(text(one)))
    .sort((a, b) => text(b).length - text(a).length || Number(b.tagName === 'TH') - Number(a.tagName === 'TH'))[0]
  const place = found ?? named ?? (section && shown.getElementById(section))
  if (!place) return
  place.scrollIntoView({ block: 'center' })
  place.animate([{ outline: '3px solid #d9822b' }, { outline: '3px solid transparent' }], { duration: 2500, easing: 'ease-in' })
}

document.addEventListener('toggle', ({ target }) => {
  if (target.open && target.dataset.seek !== undefined && !reopened.delete(target)) seek(target.dataset)
}, true)

/** Other languages and templates are shown in this page; the address names them, so that one can go back. */
let query = location.search
function go(form) {
  history.pushState(undefined, '', `/?${new URLSearchParams(new FormData(form))}`)
  query = location.search
  queue(() => refresh(true))
}
addEventListener('popstate', () => {
  if (location.search === query) return
  query = location.search
  queue(() => refresh(true))
})
document.addEventListener('change', ({ target: { form } }) => { if (form) go(form) })
document.addEventListener('submit', (event) => {
  event.preventDefault()
  go(event.target)
})

/** A link out of the document opens beside the preview, for the frame is for the document alone. */
function openOutside(event) {
  const link = event.target.closest?.('a[href^="https:"], a[href^="mailto:"]')
  if (!link) return
  event.preventDefault()
  open(link.href, '_blank', 'noopener')
}
const watchLinks = () => frame.contentDocument?.addEventListener('click', openOutside)
frame.addEventListener('load', watchLinks)
watchLinks()

/** Listens while the page is seen, for a browser keeps few connections at a time. */
let events
function connect() {
  events?.close()
  if (document.hidden) return
  events = new EventSource('/events')
  events.onmessage = ({ data }) => queue(async () => {
    if (data !== document.body.dataset.revision || state.textContent !== '') await refresh(false)
  })
  events.onerror = () => {
    say(lost)
    // Some browsers give up where the program is gone.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 500)
  }
}
document.addEventListener('visibilitychange', connect)
connect()
