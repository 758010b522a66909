import admin from './admin';
import gate from './gate';
import open from './public';

export default { admin, gate, public: open };
