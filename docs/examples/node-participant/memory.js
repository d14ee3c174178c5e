'use strict';
// What was done, by effect id: one JSON object a line, appended and forced to disk, read again at the next start.
// It stands for the table of a real service, whose row is written in the transaction that does the work.

const fs = require('node:fs');

module.exports = class Memory {
  constructor(path) {
    this.file = fs.openSync(path, 'a+');
    const text = fs.readFileSync(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1); // A crash may have cut the last line short: never answered.
    fs.ftruncateSync(this.file, Buffer.byteLength(whole));
    this.effects = new Map(whole.split('\n').filter(Boolean).map(JSON.parse).map((it) => [it.effectId, it]));
  }

  get(effectId) {
    return this.effects.get(effectId);
  }

  add(effect) {
    fs.writeSync(this.file, `${JSON.stringify(effect)}\n`);
    fs.fsyncSync(this.file);
    this.effects.set(effect.effectId, effect);
  }
};
