/** A command that cannot be carried out; the message tells the administrator why, in a sentence. */
export class RefusedCommand extends Error {}
