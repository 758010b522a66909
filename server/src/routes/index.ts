import admin from './admin';
import contentApi from './content-api';
import customerApi from './customer-api';
import devices from './devices';
import gate from './gate';
import open from './public';

export default { admin, 'content-api': contentApi, 'customer-api': customerApi, devices, gate, public: open };
