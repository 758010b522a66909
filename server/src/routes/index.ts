import admin from './admin';
import open from './public';

export default { admin, public: open };
