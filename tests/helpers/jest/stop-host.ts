import './start-host';

export default () => globalThis.mspHost?.stop();
