'use strict';
// A participant of Warren: takes the lanes of its name, ships or recalls parcels, answers, and only then acknowledges.
// Usage: AMQP_URL=amqp://user:password@host/vhost node participant.js [participant] [region ...]

const { createHash } = require('node:crypto');
const amqp = require('amqplib');
const Memory = require('./memory');

const [participant = 'fulfillment', ...given] = process.argv.slice(2);
const regions = given.length ? given : ['us-west', 'us-east', 'us-central', 'us-south', 'eu', 'apac', 'latam'];
const lanes = (process.env.LANES || 'express,standard').split(',');
const prefetch = Number(process.env.PREFETCH || 16);
const url = process.env.AMQP_URL || 'amqp://guest:guest@localhost:5672/warren';
const memory = new Memory(process.env.MEMORY || `${participant}.ndjson`);
const working = new Set();
let stop = () => process.exit(0);

const work = {
  ship: ({ effectId }) => ({
    trackingNumber: `NODE-${createHash('sha256').update(effectId).digest('hex').slice(0, 12)}`,
    carrier: 'Node Express',
  }),
  recall: ({ undoes }) => {
    const shipped = memory.get(undoes);
    return shipped?.result ? { recalled: shipped.result.trackingNumber } : {}; // Nothing left the house: that is done, too.
  },
};

/** What to answer: the outcome, the body, and a word for the log. The same effect is never applied twice. */
function handle(command, effectId, orderId, undoes) {
  const known = memory.get(effectId);
  if (known?.undone) return ['refused', { reason: 'it was undone before it was done' }, 'refused'];
  if (known) return ['done', known.result, 'answered again'];
  if (!Object.hasOwn(work, command)) return ['broken', { reason: `${participant} knows no command '${command}'` }, 'broken'];
  if (undoes && !memory.get(undoes)) memory.add({ effectId: undoes, orderId, undone: true }); // It may still be on its way.
  const result = work[command]({ effectId, undoes });
  memory.add({ effectId, orderId, command, result }); // On disk before anybody hears of it.
  return ['done', result, 'done'];
}

async function take(channel, message) {
  const { headers, messageId, correlationId, priority: level } = message.properties;
  const [addressee, command, region, priority] = message.fields.routingKey.split('.');
  if (!headers['effect-id'] || !headers['saga-id']) {
    console.error(`${message.fields.routingKey}: no command of Warren, so it is put aside.`);
    return channel.nack(message, false, false); // Never back into the lane: it would come again at once, for ever.
  }
  const [outcome, body, word] = handle(command, headers['effect-id'], headers['order-id'], headers.undoes);
  const copied = ['saga-id', 'effect-id', 'step', 'action', 'attempt'].map((name) => [name, headers[name]]);
  await confirmed(channel, `${addressee}.${outcome}`, body, {
    messageId: `${messageId}:reply`, correlationId, contentType: 'application/json', persistent: true, priority: level,
    headers: { ...Object.fromEntries(copied), outcome },
  });
  channel.ack(message);
  console.log(`${command} ${headers['order-id']} ${region} ${priority} attempt ${headers.attempt}: ${word}`);
}

/** Resolves once the broker has the reply in a queue: it was confirmed, and did not come back. */
const confirmed = (channel, key, body, properties) => new Promise((resolve, reject) => {
  const returned = ({ properties: { messageId } }) => messageId === properties.messageId && reject(new Error(`no queue takes ${key}`));
  channel.on('return', returned);
  channel.publish('orders.replies', key, Buffer.from(JSON.stringify(body)), { ...properties, mandatory: true }, (error) => {
    channel.off('return', returned);
    error ? reject(error) : resolve();
  });
});

/** Serves until the connection ends, whatever ended it; the broker then gives to others what was not acknowledged. */
async function serve() {
  const connection = await amqp.connect(`${url}?heartbeat=15`, { clientProperties: { connection_name: participant } });
  const closed = new Promise((resolve) => connection.on('close', resolve));
  const end = (error) => {
    console.error(`The connection is given up: ${error.message}`);
    connection.close().catch(() => {});
  };
  connection.on('error', () => {}); // 'close' follows.
  const channel = await connection.createConfirmChannel();
  channel.on('error', end);
  channel.setMaxListeners(0);
  await channel.prefetch(prefetch);
  const consumers = [];
  for (const queue of regions.flatMap((region) => lanes.map((lane) => `${participant}.${region}.${lane}`))) {
    consumers.push(await channel.consume(queue, (message) => {
      if (!message) return end(new Error(`${queue} was deleted`));
      const task = take(channel, message).catch(end).finally(() => working.delete(task));
      working.add(task);
    }));
  }
  stop = async () => {
    await Promise.all(consumers.map((it) => channel.cancel(it.consumerTag)));
    await Promise.all(working);
    await connection.close();
    process.exit(0);
  };
  console.log(`${participant} serves ${consumers.length} lanes.`);
  return closed;
}

['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => stop()));
(async () => {
  for (;;) {
    await serve().catch((error) => console.error(`No connection: ${error.message}`));
    stop = () => process.exit(0);
    await new Promise((again) => setTimeout(again, 2000));
  }
})();
