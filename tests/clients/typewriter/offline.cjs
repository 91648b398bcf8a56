// Keeps a program on this machine: no name of a host is looked up. Typewriter would tell its makers of each run.
const dns = require('node:dns')
const { isIP } = require('node:net')

const { lookup } = dns
dns.lookup = (host, options, done) => {
  if (isIP(host)) return lookup(host, options, done)
  const callback = typeof options === 'function' ? options : done
  process.nextTick(callback, Object.assign(new Error(`no look-up of ${host}`), { code: 'ENOTFOUND' }))
}
