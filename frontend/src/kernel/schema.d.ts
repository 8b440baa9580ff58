/** Generated from docs/reference/openapi.json by `npm run client`. */
export interface paths {
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * OAuth2口令换令牌
         * @description For programs; people sign in with `/auth/sign-in`. The scope may name a role.
         */
        post: operations["issue_token_api_v1_auth_token_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用登录名和口令登录 */
        post: operations["sign_in_api_v1_auth_sign_in_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 发送验证码
         * @description The answer does not tell whether the number is known.
         */
        post: operations["send_code_api_v1_auth_codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sign-in/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用手机验证码登录 */
        post: operations["sign_in_by_phone_api_v1_auth_sign_in_phone_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 续期
         * @description The cookie's next access token. 204 where there is no cookie, so that a first visit is no fault.
         */
        post: operations["refresh_api_v1_auth_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出 */
        post: operations["sign_out_api_v1_auth_sign_out_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登记离线设备
         * @description A proof key for envelopes written without a network; shown this once.
         */
        post: operations["register_device_api_v1_auth_devices_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我
         * @description Who I am here and what I may do: menus are made from it.
         */
        get: operations["me_api_v1_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 换一个角色 */
        put: operations["switch_role_api_v1_me_role_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的登录 */
        get: operations["list_sessions_api_v1_me_sessions_get"];
        put?: never;
        post?: never;
        /** 退出其他设备 */
        delete: operations["sign_out_elsewhere_api_v1_me_sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退出一台设备 */
        delete: operations["sign_out_of_api_v1_me_sessions__session_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 改口令 */
        put: operations["change_password_api_v1_me_password_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 确认启用动态口令 */
        put: operations["confirm_second_factor_api_v1_me_second_factor_put"];
        /** 开始启用动态口令 */
        post: operations["begin_second_factor_api_v1_me_second_factor_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-factor/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用动态口令 */
        post: operations["end_second_factor_api_v1_me_second_factor_endings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号 */
        get: operations["list_accounts_api_v1_accounts_get"];
        put?: never;
        /** 开通账号 */
        post: operations["open_account_api_v1_accounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个账号 */
        get: operations["get_account_api_v1_accounts__account_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 停用账号 */
        put: operations["lock_account_api_v1_accounts__account_id__lock_put"];
        post?: never;
        /** 恢复账号 */
        delete: operations["unlock_account_api_v1_accounts__account_id__lock_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重置口令
         * @description A password shown this once; all sessions of the account end.
         */
        post: operations["reset_password_api_v1_accounts__account_id__passwords_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 给一个角色 */
        put: operations["give_role_api_v1_accounts__account_id__roles__role__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/roles/{role}/{area_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 收回一个角色 */
        delete: operations["take_role_api_v1_accounts__account_id__roles__role___area_code__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位 */
        get: operations["list_posts_api_v1_posts_get"];
        put?: never;
        /** 任命岗位 */
        post: operations["appoint_api_v1_posts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位种类 */
        get: operations["list_post_kinds_api_v1_post_kinds_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{post_id}/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 免去岗位 */
        post: operations["end_post_api_v1_posts__post_id__endings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审计记录 */
        get: operations["list_entries_api_v1_audit_entries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核对审计链 */
        get: operations["verify_chain_api_v1_audit_chain_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 上传文件
         * @description The body is the file itself. The same id with the same content is the same file, however often it is sent.
         */
        put: operations["upload_api_v1_files__file_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{file_id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取打开地址 */
        get: operations["get_address_api_v1_files__file_id__address_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 打开文件
         * @description By an address that ``sign_address`` made: five minutes, one account, which must not have been locked since.
         */
        get: operations["open_file_api_v1_files__file_id__content_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 实时提示（事件流）
         * @description Hints of what changed: kind and id. After a gap a ``resync``: fetch again what is shown.
         */
        get: operations["listen_api_v1_events_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sealed/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 离线封存用的公钥 */
        get: operations["sealing_key_api_v1_sealed_key_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sealed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 送达离线封存的一条
         * @description 答复就是封存在里面的那个请求的答复。
         */
        post: operations["deliver_api_v1_sealed_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 行政区划：下级或按名称、曾用名、代码查 */
        get: operations["list_areas_api_v1_areas_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/areas/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 区划及其所有上级 */
        get: operations["get_area_api_v1_areas__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 改名、停用、划定边界 */
        patch: operations["change_area_api_v1_areas__code__patch"];
        trace?: never;
    };
    "/areas/{code}/predecessors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 连上前身区划 */
        put: operations["link_predecessor_api_v1_areas__code__predecessors_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 社区概况 */
        get: operations["get_profile_api_v1_profile_get"];
        /** 修改社区概况 */
        put: operations["change_profile_api_v1_profile_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile/conversion/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 村改居清单的一项 */
        put: operations["change_conversion_step_api_v1_profile_conversion__step__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 小区 */
        get: operations["list_estates_api_v1_estates_get"];
        put?: never;
        /** 新建小区 */
        post: operations["make_estate_api_v1_estates_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{estate_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 小区详情 */
        get: operations["get_estate_api_v1_estates__estate_id__get"];
        /** 修改小区 */
        put: operations["change_estate_api_v1_estates__estate_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{estate_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 推进小区状态 */
        post: operations["advance_estate_api_v1_estates__estate_id__state_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 网格 */
        get: operations["list_grids_api_v1_grids_get"];
        put?: never;
        /** 新建网格 */
        post: operations["make_grid_api_v1_grids_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grids/{grid_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 网格详情 */
        get: operations["get_grid_api_v1_grids__grid_id__get"];
        /** 修改网格 */
        put: operations["change_grid_api_v1_grids__grid_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grids/{grid_id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销网格 */
        post: operations["retire_grid_api_v1_grids__grid_id__retirement_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid-memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 调整楼栋的网格 */
        post: operations["move_buildings_api_v1_grid_memberships_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 成批新建楼栋、单元和房屋 */
        post: operations["make_buildings_api_v1_buildings_bulk_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/estates/{estate_id}/buildings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 新建楼栋 */
        post: operations["make_building_api_v1_estates__estate_id__buildings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/{building_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 楼栋详情 */
        get: operations["get_building_api_v1_buildings__building_id__get"];
        /** 修改楼栋 */
        put: operations["change_building_api_v1_buildings__building_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/{building_id}/entrances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 新建单元 */
        post: operations["make_entrance_api_v1_buildings__building_id__entrances_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entrances/{entrance_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改单元 */
        patch: operations["change_entrance_api_v1_entrances__entrance_id__patch"];
        trace?: never;
    };
    "/entrances/{entrance_id}/dwellings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 新建房屋 */
        post: operations["make_dwelling_api_v1_entrances__entrance_id__dwellings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dwellings/{dwelling_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改房屋 */
        put: operations["change_dwelling_api_v1_dwellings__dwelling_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entrances/{entrance_id}/poster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 楼道牌（A4）的内容 */
        get: operations["get_sheet_api_v1_entrances__entrance_id__poster_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entrances/{entrance_id}/poster.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 楼道牌的二维码 */
        get: operations["get_poster_svg_api_v1_entrances__entrance_id__poster_svg_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posters/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 扫楼道牌：这是哪里、谁在岗 */
        get: operations["find_poster_api_v1_posters__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 网格员值守 */
        get: operations["list_duties_api_v1_duties_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duties/uncovered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未来30天没有人的日子 */
        get: operations["list_uncovered_api_v1_duties_uncovered_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grids/{grid_id}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 安排网格员 */
        post: operations["begin_duty_api_v1_grids__grid_id__duties_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duties/{duty_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束值守 */
        post: operations["end_duty_api_v1_duties__duty_id__end_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leaves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 请假与顶岗 */
        get: operations["list_leaves_api_v1_leaves_get"];
        put?: never;
        /** 请假，由顶岗人确认后生效 */
        post: operations["ask_leave_api_v1_leaves_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leaves/{leave_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 顶岗人答复 */
        post: operations["answer_leave_api_v1_leaves__leave_id__answer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leaves/{leave_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 取消请假 */
        delete: operations["cancel_leave_api_v1_leaves__leave_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entrances/{entrance_id}/responsible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这一单元的责任人 */
        get: operations["list_responsible_api_v1_entrances__entrance_id__responsible_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/responsible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 落实责任人 */
        post: operations["name_responsible_api_v1_responsible_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/responsible/{responsible_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束责任 */
        post: operations["end_responsible_api_v1_responsible__responsible_id__end_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 驻区单位 */
        get: operations["list_units_api_v1_units_get"];
        put?: never;
        /** 登记单位 */
        post: operations["make_unit_api_v1_units_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units/{unit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改单位 */
        put: operations["change_unit_api_v1_units__unit_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units/{unit_id}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 单位迁址 */
        post: operations["move_unit_api_v1_units__unit_id__addresses_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units/{unit_id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 单位注销或迁出 */
        post: operations["close_unit_api_v1_units__unit_id__closing_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按网格和小区的合计 */
        get: operations["get_sums_api_v1_sums_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 楼栋 */
        get: operations["list_buildings_api_v1_buildings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/strip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按网格排列的楼栋条 */
        get: operations["list_strip_api_v1_buildings_strip_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/buildings/{building_id}/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 户室图 */
        get: operations["get_house_api_v1_buildings__building_id__house_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AccountDetail */
        AccountDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Login */
            login: string | null;
            /** Name */
            name: string;
            /** Has Phone */
            has_phone: boolean;
            /** Has Second Factor */
            has_second_factor: boolean;
            /** Locked At */
            locked_at: string | null;
            /** Roles */
            roles: components["schemas"]["RoleRow"][];
            /** Version */
            version: number;
            /** Locked Reason */
            locked_reason: string | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Password Changed At */
            password_changed_at: string | null;
            /** Password Must Change */
            password_must_change: boolean;
            /** Posts */
            posts: components["schemas"]["PostHeldNow"][];
        };
        /** AccountName */
        AccountName: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** AccountRow */
        AccountRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Login */
            login: string | null;
            /** Name */
            name: string;
            /** Has Phone */
            has_phone: boolean;
            /** Has Second Factor */
            has_second_factor: boolean;
            /** Locked At */
            locked_at: string | null;
            /** Roles */
            roles: components["schemas"]["RoleRow"][];
            /** Version */
            version: number;
        };
        /**
         * AddressAnswer
         * @description A path that opens the file for five minutes, for this account.
         */
        AddressAnswer: {
            /** Address */
            address: string;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string | null;
        };
        /** Appoint */
        Appoint: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Kind */
            kind: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on?: string | null;
            /** Scope Id */
            scope_id?: string | null;
            /**
             * Opened
             * @description 临时开通，最多7天
             * @default false
             */
            opened: boolean;
            /** Reason */
            reason?: string | null;
        };
        /**
         * AreaForm
         * @description Changing an area: a new name keeps the old one findable.
         */
        AreaForm: {
            /** Boundary */
            boundary?: {
                [key: string]: unknown;
            } | null;
            /** Name */
            name?: string | null;
            /** Until On */
            until_on?: string | null;
            /** Own Area Km2 */
            own_area_km2?: number | null;
            /** Own Area Reason */
            own_area_reason?: string | null;
        };
        /** AreaRow */
        AreaRow: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Level */
            level: string;
            /** Parent Code */
            parent_code: string | null;
            /** Until On */
            until_on: string | null;
            /** Former Name */
            former_name: string | null;
        };
        /** AuditRow */
        AuditRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Kind */
            kind: string;
            /** Account Id */
            account_id: string | null;
            /** Account Name */
            account_name: string | null;
            /** About */
            about: string | null;
            /** Subject Person Id */
            subject_person_id: string | null;
            /** Purpose */
            purpose: string | null;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
        };
        /** Body_issue_token_api_v1_auth_token_post */
        Body_issue_token_api_v1_auth_token_post: {
            /** Grant Type */
            grant_type?: string | null;
            /** Username */
            username: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /**
             * Scope
             * @default
             */
            scope: string;
            /** Client Id */
            client_id?: string | null;
            /**
             * Client Secret
             * Format: password
             */
            client_secret?: string | null;
        };
        /** BuildingDetail */
        BuildingDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Estate Id
             * Format: uuid
             */
            estate_id: string;
            /** Estate */
            estate: string;
            /** Number */
            number: string;
            /** Name */
            name: string | null;
            /** Address */
            address: string | null;
            /** Kind */
            kind: string;
            /** Floors */
            floors: number;
            /** Basements */
            basements: number;
            /** Lifts */
            lifts: number | null;
            /** Built Year */
            built_year: number | null;
            /** Structure */
            structure: string | null;
            /** Water Tank */
            water_tank: string | null;
            /** Fire Equipment */
            fire_equipment: string | null;
            /** Contact Name */
            contact_name: string | null;
            /** Contact Line */
            contact_line: string | null;
            /** Longitude */
            longitude: number | null;
            /** Latitude */
            latitude: number | null;
            /** Grid Id */
            grid_id: string | null;
            /** Grid */
            grid: string | null;
            /** Complete Percent */
            complete_percent: number;
            /** Missing */
            missing: string[];
            /** Grids */
            grids: components["schemas"]["Membership"][];
            /** Entrances */
            entrances: components["schemas"]["EntranceRow"][];
            /** Version */
            version: number;
        };
        /** BuildingForm */
        BuildingForm: {
            /** Number */
            number: string;
            /** Name */
            name?: string | null;
            /** Address */
            address?: string | null;
            /**
             * Kind
             * @default residential
             * @enum {string}
             */
            kind: "residential" | "shops" | "mixed" | "public" | "other";
            /** Floors */
            floors: number;
            /**
             * Basements
             * @default 0
             */
            basements: number;
            /** Lifts */
            lifts?: number | null;
            /** Built Year */
            built_year?: number | null;
            /** Structure */
            structure?: string | null;
            /** Water Tank */
            water_tank?: string | null;
            /** Fire Equipment */
            fire_equipment?: string | null;
            /** Contact Name */
            contact_name?: string | null;
            /** Contact Line */
            contact_line?: string | null;
            /** Longitude */
            longitude?: number | null;
            /** Latitude */
            latitude?: number | null;
        };
        /** BuildingRow */
        BuildingRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Estate Id
             * Format: uuid
             */
            estate_id: string;
            /** Estate */
            estate: string;
            /** Number */
            number: string;
            /** Position */
            position: number;
            /** Name */
            name: string | null;
            /** Kind */
            kind: string;
            /** Floors */
            floors: number;
            /** Grid Id */
            grid_id: string | null;
            /** Grid */
            grid: string | null;
            /** Dwellings */
            dwellings: number;
            /** Households */
            households: number;
            /** Residents */
            residents: number;
            /** Complete Percent */
            complete_percent: number;
        };
        /**
         * Cell
         * @description A dwelling in the house view: surname and headcount, no more.
         */
        Cell: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Entrance */
            entrance: string;
            /** Floor */
            floor: number;
            /** Door */
            door: string;
            /** Use */
            use: string;
            /** Surname */
            surname: string | null;
            /** People */
            people: number;
            /** Households */
            households: number;
            /** Tags */
            tags: string[];
            /** Due */
            due: boolean;
        };
        /**
         * ChainAnswer
         * @description Whether a community's chain holds, and where it first does not.
         */
        ChainAnswer: {
            /** Checked */
            checked: number;
            /** Waiting */
            waiting: number;
            /** Last Digest */
            last_digest: string;
            /** Broken Seq */
            broken_seq: number | null;
            /** Broken Entry Id */
            broken_entry_id: string | null;
            /** Broken Why */
            broken_why: string | null;
        };
        /** ChangePassword */
        ChangePassword: {
            /**
             * Current Password
             * Format: password
             */
            current_password: string;
            /**
             * New Password
             * Format: password
             */
            new_password: string;
        };
        /** ChooseRole */
        ChooseRole: {
            /**
             * Role
             * @enum {string}
             */
            role: "street_committee" | "joint_committee" | "branch" | "staff" | "resident" | "partner";
        };
        /** CommunityName */
        CommunityName: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * CommunitySums
         * @description The whole equals the sum of its parts and 未归属, which must be 0 to publish (R006).
         */
        CommunitySums: {
            whole: components["schemas"]["Sums"];
            /** By Grid */
            by_grid: components["schemas"]["Sums"][];
            /** By Estate */
            by_estate: components["schemas"]["Sums"][];
            /** May Publish */
            may_publish: boolean;
            /** Per Km2 */
            per_km2: number | null;
        };
        /** ConversionForm */
        ConversionForm: {
            /** Owner Name */
            owner_name?: string | null;
            /** Due On */
            due_on?: string | null;
            /** Done On */
            done_on?: string | null;
            /** Note */
            note?: string | null;
        };
        /** ConversionRow */
        ConversionRow: {
            /** Step */
            step: string;
            /** Title */
            title: string;
            /** Owner Name */
            owner_name: string | null;
            /** Due On */
            due_on: string | null;
            /** Done On */
            done_on: string | null;
            /** Note */
            note: string | null;
            /** Version */
            version: number;
        };
        /**
         * Created
         * @description What every creating call answers: the id under which the new thing can be fetched.
         */
        Created: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /** DeviceAnswer */
        DeviceAnswer: {
            /**
             * Device Id
             * Format: uuid
             */
            device_id: string;
            /** Proof Key */
            proof_key: string;
        };
        /** DutyRow */
        DutyRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /** Grid */
            grid: string;
            /**
             * Worker Account Id
             * Format: uuid
             */
            worker_account_id: string;
            /** Worker */
            worker: string;
            /** Duty */
            duty: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Substitute */
            substitute: string | null;
        };
        /** DwellingForm */
        DwellingForm: {
            /**
             * Use
             * @enum {string}
             */
            use: "owner" | "rented" | "vacant" | "shop" | "office" | "other" | "unknown";
            /** Address Code */
            address_code?: string | null;
            /** Floor M2 */
            floor_m2?: number | null;
        };
        /** EndPost */
        EndPost: {
            /**
             * Until On
             * Format: date
             */
            until_on: string;
        };
        /** EndingDuty */
        EndingDuty: {
            /**
             * Until On
             * Format: date
             */
            until_on: string;
        };
        /** EnrolmentAnswer */
        EnrolmentAnswer: {
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /** EntranceForm */
        EntranceForm: {
            /** Has Lift */
            has_lift?: boolean | null;
            /** Door Control */
            door_control?: string | null;
            /** Longitude */
            longitude?: number | null;
            /** Latitude */
            latitude?: number | null;
        };
        /** EntranceRow */
        EntranceRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Doors Per Floor */
            doors_per_floor: number;
            /** Has Lift */
            has_lift: boolean | null;
            /** Door Control */
            door_control: string | null;
            /** Poster Code */
            poster_code: string;
            /** Longitude */
            longitude: number | null;
            /** Latitude */
            latitude: number | null;
        };
        /**
         * Envelope
         * @description What only the installation can read; ``id`` is the item's, and the Idempotency-Key inside.
         */
        Envelope: {
            /** Id */
            id: string;
            /** Kid */
            kid: string;
            /** Epk */
            epk: string;
            /** Iv */
            iv: string;
            /** Box */
            box: string;
        };
        /** EstateForm */
        EstateForm: {
            /** Boundary */
            boundary?: {
                [key: string]: unknown;
            } | null;
            /** Name */
            name: string;
            /** Kind */
            kind?: string | null;
            /** Address */
            address?: string | null;
            /** Developer */
            developer?: string | null;
            /** Built Year */
            built_year?: number | null;
            /** Property Unit Id */
            property_unit_id?: string | null;
            /** Owners Committee */
            owners_committee?: string | null;
            /** Public Rooms */
            public_rooms?: string | null;
            /** Parking Places */
            parking_places?: number | null;
        };
        /** EstateRow */
        EstateRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string | null;
            /** State */
            state: string;
            /** Address */
            address: string | null;
            /** Developer */
            developer: string | null;
            /** Built Year */
            built_year: number | null;
            /** Property Unit Id */
            property_unit_id: string | null;
            /** Property Unit */
            property_unit: string | null;
            /** Owners Committee */
            owners_committee: string | null;
            /** Public Rooms */
            public_rooms: string | null;
            /** Parking Places */
            parking_places: number | null;
            /** Construction On */
            construction_on: string | null;
            /** Handed Over On */
            handed_over_on: string | null;
            /** Occupied On */
            occupied_on: string | null;
            /** Boundary */
            boundary: {
                [key: string]: unknown;
            } | null;
            /** Version */
            version: number;
        };
        /** EstateStep */
        EstateStep: {
            /**
             * State
             * @enum {string}
             */
            state: "under_construction" | "handed_over" | "occupied";
            /**
             * On
             * Format: date
             */
            on: string;
        };
        /** FactorCode */
        FactorCode: {
            /** Code */
            code: string;
        };
        /**
         * FieldFault
         * @description What is wrong with one field of the form.
         */
        FieldFault: {
            /** Name */
            name: string;
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * FileAnswer
         * @description An uploaded file as it was understood.
         */
        FileAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Media Type */
            media_type: string;
            /** Size */
            size: number;
            /** Width */
            width: number | null;
            /** Height */
            height: number | null;
            /** Name */
            name: string | null;
            /** Address */
            address: string;
        };
        /** GiveRole */
        GiveRole: {
            /** Area Code */
            area_code?: string | null;
        };
        /**
         * GrantAnswer
         * @description An access token for the page's memory; the refresh token is in a cookie that scripts cannot read.
         */
        GrantAnswer: {
            /** Access Token */
            access_token: string;
            /** Token Type */
            token_type: string;
            /** Expires In */
            expires_in: number;
            /** Role */
            role: string;
        };
        /** GridForm */
        GridForm: {
            /** Boundary */
            boundary?: {
                [key: string]: unknown;
            } | null;
            /** Name */
            name: string;
            /**
             * Kind
             * @default ordinary
             * @enum {string}
             */
            kind: "ordinary" | "special";
        };
        /** GridRow */
        GridRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Serial */
            serial: number;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Area Km2 */
            area_km2: number | null;
            /** Centre Lon */
            centre_lon: number | null;
            /** Centre Lat */
            centre_lat: number | null;
            /** Boundary */
            boundary: {
                [key: string]: unknown;
            } | null;
            /** Version */
            version: number;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /** House */
        House: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Estate */
            estate: string;
            /** Number */
            number: string;
            /** Floors */
            floors: number;
            /** Grid Id */
            grid_id: string | null;
            /** Grid */
            grid: string | null;
            /** Entrances */
            entrances: components["schemas"]["HouseEntrance"][];
            /** Cells */
            cells: components["schemas"]["Cell"][];
        };
        /** HouseEntrance */
        HouseEntrance: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Doors Per Floor */
            doors_per_floor: number;
            /** Has Lift */
            has_lift: boolean | null;
            /** Door Control */
            door_control: string | null;
        };
        /** LeaveAnswer */
        LeaveAnswer: {
            /**
             * Answer
             * @enum {string}
             */
            answer: "accepted" | "declined";
        };
        /** LeaveRow */
        LeaveRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /** Grid */
            grid: string;
            /**
             * Worker Account Id
             * Format: uuid
             */
            worker_account_id: string;
            /** Worker */
            worker: string;
            /**
             * Substitute Account Id
             * Format: uuid
             */
            substitute_account_id: string;
            /** Substitute */
            substitute: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * Format: date
             */
            until_on: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Version */
            version: number;
        };
        /** Lock */
        Lock: {
            /** Reason */
            reason: string;
        };
        /** MadeBuildings */
        MadeBuildings: {
            /** Ids */
            ids: string[];
        };
        /**
         * Me
         * @description What the page needs to know to show the right things.
         */
        Me: {
            account: components["schemas"]["AccountName"];
            /**
             * Role
             * @enum {string}
             */
            role: "street_committee" | "joint_committee" | "branch" | "staff" | "resident" | "partner";
            /** Roles */
            roles: string[];
            /** Permissions */
            permissions: string[];
            community: components["schemas"]["CommunityName"] | null;
            /** Communities */
            communities: components["schemas"]["CommunityName"][];
            /** Posts */
            posts: components["schemas"]["PostHeldNow"][];
            /** Person Id */
            person_id: string | null;
            /** Unit Id */
            unit_id: string | null;
            /** Phone Confirmed */
            phone_confirmed: boolean;
            /** Password Must Change */
            password_must_change: boolean;
            /** Password Is Old */
            password_is_old: boolean;
            /** Second Factor */
            second_factor: boolean;
        };
        /** Membership */
        Membership: {
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /** Grid */
            grid: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Reason */
            reason: string | null;
        };
        /**
         * Moving
         * @description Buildings that go to a grid from a day on; their open matters go with them.
         */
        Moving: {
            /** Building Ids */
            building_ids: string[];
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Reason */
            reason?: string | null;
        };
        /**
         * NewBuildings
         * @description Buildings in bulk: 27 栋，每栋 2 个单元，18 层，每单元每层 2 户.
         */
        NewBuildings: {
            /**
             * Estate Id
             * Format: uuid
             */
            estate_id: string;
            /**
             * First
             * @description 第一栋的楼号
             * @default 1
             */
            first: number;
            /**
             * Count
             * @description 栋数
             */
            count: number;
            /**
             * Entrances
             * @description 每栋单元数
             * @default 1
             */
            entrances: number;
            /**
             * Floors
             * @description 层数
             */
            floors: number;
            /**
             * Doors
             * @description 每单元每层户数
             */
            doors: number;
            /**
             * First Floor
             * @description 从几层起住人
             * @default 1
             */
            first_floor: number;
            /** Lifts */
            lifts?: number | null;
            /** Built Year */
            built_year?: number | null;
            /** Grid Id */
            grid_id?: string | null;
            /** From On */
            from_on?: string | null;
        };
        /** NewDuty */
        NewDuty: {
            /**
             * Worker Account Id
             * Format: uuid
             */
            worker_account_id: string;
            /**
             * Duty
             * @enum {string}
             */
            duty: "main" | "deputy";
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on?: string | null;
        };
        /** NewDwelling */
        NewDwelling: {
            /** Floor */
            floor: number;
            /** Door */
            door: string;
            /**
             * Use
             * @default unknown
             * @enum {string}
             */
            use: "owner" | "rented" | "vacant" | "shop" | "office" | "other" | "unknown";
        };
        /** NewEntrance */
        NewEntrance: {
            /** Number */
            number: string;
            /** Doors Per Floor */
            doors_per_floor: number;
        };
        /** NewEstate */
        NewEstate: {
            /** Boundary */
            boundary?: {
                [key: string]: unknown;
            } | null;
            /** Name */
            name: string;
            /** Kind */
            kind?: string | null;
            /** Address */
            address?: string | null;
            /** Developer */
            developer?: string | null;
            /** Built Year */
            built_year?: number | null;
            /** Property Unit Id */
            property_unit_id?: string | null;
            /** Owners Committee */
            owners_committee?: string | null;
            /** Public Rooms */
            public_rooms?: string | null;
            /** Parking Places */
            parking_places?: number | null;
            /**
             * State
             * @default occupied
             * @enum {string}
             */
            state: "planned" | "under_construction" | "handed_over" | "occupied";
            /**
             * Since On
             * @description 到达这个状态的日期，默认今天
             */
            since_on?: string | null;
        };
        /** NewGrid */
        NewGrid: {
            /** Boundary */
            boundary?: {
                [key: string]: unknown;
            } | null;
            /** Name */
            name: string;
            /**
             * Kind
             * @default ordinary
             * @enum {string}
             */
            kind: "ordinary" | "special";
            /**
             * Serial
             * @description 顺序号，默认用下一个没用过的
             */
            serial?: number | null;
            /** From On */
            from_on?: string | null;
        };
        /** NewLeave */
        NewLeave: {
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /**
             * Substitute Account Id
             * Format: uuid
             */
            substitute_account_id: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * Format: date
             * @description 回来上岗的日期
             */
            until_on: string;
            /** Reason */
            reason: string;
        };
        /** NewResponsible */
        NewResponsible: {
            /**
             * Place Kind
             * @enum {string}
             */
            place_kind: "community" | "estate" | "grid" | "building" | "entrance";
            /**
             * Place Id
             * Format: uuid
             */
            place_id: string;
            /**
             * Role
             * @enum {string}
             */
            role: "party_contact" | "property_steward" | "police_officer" | "doctor" | "fire_watch" | "community_contact";
            /** Name */
            name: string;
            /** Line */
            line: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
        };
        /** NewUnit */
        NewUnit: {
            /** Name */
            name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "enterprise" | "property_company" | "government" | "institution" | "school" | "medical" | "social_org" | "shop" | "other";
            /** Uscc */
            uscc?: string | null;
            /** Superior */
            superior?: string | null;
            /** Contact Name */
            contact_name?: string | null;
            /** Line */
            line?: string | null;
            /** Address */
            address: string;
            /** Building Id */
            building_id?: string | null;
        };
        /** OpenAccount */
        OpenAccount: {
            /** Login */
            login: string;
            /** Name */
            name: string;
            /**
             * Role
             * @enum {string}
             */
            role: "street_committee" | "joint_committee" | "branch" | "staff" | "resident" | "partner";
            /** Phone */
            phone?: string | null;
            /** Area Code */
            area_code?: string | null;
            /** Unit Id */
            unit_id?: string | null;
        };
        /** Page[AccountRow] */
        Page_AccountRow_: {
            /** Items */
            items: components["schemas"]["AccountRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[AuditRow] */
        Page_AuditRow_: {
            /** Items */
            items: components["schemas"]["AuditRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[PostRow] */
        Page_PostRow_: {
            /** Items */
            items: components["schemas"]["PostRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[UnitRow] */
        Page_UnitRow_: {
            /** Items */
            items: components["schemas"]["UnitRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * PasswordAnswer
         * @description Shown once; the person changes it at the first sign-in.
         */
        PasswordAnswer: {
            /** Password */
            password: string;
        };
        /** PhoneSignIn */
        PhoneSignIn: {
            /** Phone */
            phone: string;
            /** Code */
            code: string;
            /**
             * Community
             * @description 所选社区或海报所在社区的代码
             */
            community?: string | null;
        };
        /** PostHeldNow */
        PostHeldNow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Scope Kind */
            scope_kind: string | null;
            /** Scope Id */
            scope_id: string | null;
            /** Until On */
            until_on: string | null;
            /** Opened */
            opened: boolean;
        };
        /** PostKindRow */
        PostKindRow: {
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Scope Kind */
            scope_kind: string | null;
            /** Alone */
            alone: boolean;
        };
        /** PostRow */
        PostRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Account Name */
            account_name: string;
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Scope Kind */
            scope_kind: string | null;
            /** Scope Id */
            scope_id: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Opened */
            opened: boolean;
            /** Reason */
            reason: string | null;
            /** Version */
            version: number;
        };
        /**
         * Poster
         * @description What a poster's code opens for anybody: place, community, who is on duty; nothing about those who live there.
         */
        Poster: {
            /** Community */
            community: string;
            /** Community Code */
            community_code: string;
            /** Line */
            line: string | null;
            /** Estate */
            estate: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Grid */
            grid: string | null;
            /** Longitude */
            longitude: number | null;
            /** Latitude */
            latitude: number | null;
            /** Workers */
            workers: components["schemas"]["PosterWorker"][];
        };
        /**
         * PosterSheet
         * @description What the A4 sheet of an entrance prints.
         */
        PosterSheet: {
            /** Code */
            code: string;
            /** Address */
            address: string;
            /** Svg */
            svg: string;
            place: components["schemas"]["Poster"];
            /** Responsible */
            responsible: components["schemas"]["ResponsibleCell"][];
        };
        /** PosterWorker */
        PosterWorker: {
            /** Name */
            name: string;
            /** Duty */
            duty: string;
            /** Is Substitute */
            is_substitute: boolean;
        };
        /**
         * ProblemBody
         * @description What every refused call answers; further members carry the facts of the situation.
         */
        ProblemBody: {
            /** Type */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Code */
            code: string;
            /** Fields */
            fields?: components["schemas"]["FieldFault"][] | null;
        } & {
            [key: string]: unknown;
        };
        /** Profile */
        Profile: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Line */
            line: string | null;
            /** Address */
            address: string | null;
            /** Host Unit Id */
            host_unit_id: string | null;
            /** Host Unit */
            host_unit: string | null;
            /** Conversion */
            conversion: components["schemas"]["ConversionRow"][];
            /** Predecessors */
            predecessors: components["schemas"]["AreaRow"][];
            /** Committee */
            committee: string;
            /** Version */
            version: number;
        };
        /** ProfileForm */
        ProfileForm: {
            /** Kind */
            kind?: ("new_estates" | "converted_village" | "old_estates" | "work_unit" | "mixed") | null;
            /** Line */
            line?: string | null;
            /** Address */
            address?: string | null;
            /** Host Unit Id */
            host_unit_id?: string | null;
        };
        /**
         * ResponsibleCell
         * @description One role at a door: a name or nobody (red).
         */
        ResponsibleCell: {
            /** Role */
            role: string;
            /** Title */
            title: string;
            /** Name */
            name: string | null;
            /** Line */
            line: string | null;
            /** Place Kind */
            place_kind: string | null;
        };
        /** Retiring */
        Retiring: {
            /**
             * Until On
             * Format: date
             */
            until_on: string;
        };
        /** RoleRow */
        RoleRow: {
            /** Role */
            role: string;
            /** Area Code */
            area_code: string;
        };
        /**
         * SealingKeyShown
         * @description The public half, a raw point of P-256 in base64url, that phones seal for.
         */
        SealingKeyShown: {
            /** Kid */
            kid: string;
            /** Public Key */
            public_key: string;
        };
        /** SendCode */
        SendCode: {
            /** Phone */
            phone: string;
            /**
             * Purpose
             * @default sign_in
             * @enum {string}
             */
            purpose: "sign_in" | "bind" | "report";
        };
        /** SessionRow */
        SessionRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Device Name */
            device_name: string;
            /** Way */
            way: string;
            /** Role */
            role: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * Last Used At
             * Format: date-time
             */
            last_used_at: string;
            /** Is This */
            is_this: boolean;
        };
        /** SignIn */
        SignIn: {
            /**
             * Name
             * @description 登录名
             */
            name: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /**
             * Code
             * @description 动态口令
             */
            code?: string | null;
            /** Role */
            role?: ("street_committee" | "joint_committee" | "branch" | "staff" | "resident" | "partner") | null;
        };
        /** SignedOut */
        SignedOut: {
            /** Count */
            count: number;
        };
        /** StripBuilding */
        StripBuilding: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Estate */
            estate: string;
            /** Grid Id */
            grid_id: string | null;
            /** Grid */
            grid: string | null;
            /** Due */
            due: number;
        };
        /** SuccessionForm */
        SuccessionForm: {
            /** Predecessor Code */
            predecessor_code: string;
            /**
             * Changed On
             * Format: date
             */
            changed_on: string;
        };
        /**
         * Sums
         * @description One line of a sum: a part of the community, or what belongs to none.
         */
        Sums: {
            /** Id */
            id: string | null;
            /** Name */
            name: string;
            /** Buildings */
            buildings: number;
            /** Dwellings */
            dwellings: number;
            /** Households */
            households: number;
            /** Residents */
            residents: number;
            /** Judged */
            judged: string | null;
            /** Words */
            words: string | null;
        };
        /** TokenAnswer */
        TokenAnswer: {
            /** Access Token */
            access_token: string;
            /** Token Type */
            token_type: string;
            /** Expires In */
            expires_in: number;
        };
        /**
         * Uncovered
         * @description Days on which a grid has nobody, or no deputy.
         */
        Uncovered: {
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /** Grid */
            grid: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * Format: date
             */
            until_on: string;
            /**
             * Lacks
             * @enum {string}
             */
            lacks: "main" | "deputy" | "anybody";
        };
        /** UnitForm */
        UnitForm: {
            /** Name */
            name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "enterprise" | "property_company" | "government" | "institution" | "school" | "medical" | "social_org" | "shop" | "other";
            /** Uscc */
            uscc?: string | null;
            /** Superior */
            superior?: string | null;
            /** Contact Name */
            contact_name?: string | null;
            /** Line */
            line?: string | null;
        };
        /** UnitMove */
        UnitMove: {
            /** Address */
            address: string;
            /** Building Id */
            building_id?: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
        };
        /** UnitRow */
        UnitRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Uscc */
            uscc: string | null;
            /** Superior */
            superior: string | null;
            /** Contact Name */
            contact_name: string | null;
            /** Line */
            line: string | null;
            /** Address */
            address: string | null;
            /** Building Id */
            building_id: string | null;
            /** Version */
            version: number;
        };
        /** ValidationError */
        ValidationError: {
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
            /** Input */
            input?: unknown;
            /** Context */
            ctx?: Record<string, never>;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    issue_token_api_v1_auth_token_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["Body_issue_token_api_v1_auth_token_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description access.sign_in_wrong 账号或口令不对；access.second_factor 还要输入动态口令（验证器App上的6位数字）；access.not_by_token 居民请用手机验证码登录；access.account_locked 这个账号已停用，请找社区管理员 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description kernel.too_many 太频繁了，请 {retry_after} 秒后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_in_api_v1_auth_sign_in_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantAnswer"];
                };
            };
            /** @description access.sign_in_wrong 账号或口令不对；access.second_factor 还要输入动态口令（验证器App上的6位数字）；access.second_factor_missing 你的角色要求动态口令，请找安全管理员开通；access.role_not_held 你没有这个角色；access.account_locked 这个账号已停用，请找社区管理员 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description kernel.too_many 太频繁了，请 {retry_after} 秒后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    send_code_api_v1_auth_codes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description kernel.too_many 太频繁了，请 {retry_after} 秒后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description access.code_unsent 短信暂时发不出去，请稍后再试，或打社区电话 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_in_by_phone_api_v1_auth_sign_in_phone_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneSignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantAnswer"];
                };
            };
            /** @description access.code_wrong 验证码不对或已过期，请核对或重新获取；access.account_locked 这个账号已停用，请找社区管理员 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description access.community_missing 请先选你住的社区 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.too_many 太频繁了，请 {retry_after} 秒后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    refresh_api_v1_auth_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantAnswer"];
                };
            };
            /** @description 没有登录过 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.session_ended 登录已结束，请重新登录 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    sign_out_api_v1_auth_sign_out_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    register_device_api_v1_auth_devices_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceAnswer"];
                };
            };
        };
    };
    me_api_v1_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    switch_role_api_v1_me_role_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseRole"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantAnswer"];
                };
            };
            /** @description access.role_not_held 你没有这个角色；access.second_factor_missing 你的角色要求动态口令，请找安全管理员开通 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_sessions_api_v1_me_sessions_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionRow"][];
                };
            };
        };
    };
    sign_out_elsewhere_api_v1_me_sessions_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
        };
    };
    sign_out_of_api_v1_me_sessions__session_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_password_api_v1_me_password_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.password_wrong 现在的口令不对；access.password_used 这个口令最近用过，请换一个；kernel.invalid 还有地方要改 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    confirm_second_factor_api_v1_me_second_factor_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.factor_in_use 动态口令已经启用；要换手机，请先停用 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description access.factor_code_wrong 动态口令不对，请等下一个6位数再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    begin_second_factor_api_v1_me_second_factor_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentAnswer"];
                };
            };
            /** @description access.factor_in_use 动态口令已经启用；要换手机，请先停用 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    end_second_factor_api_v1_me_second_factor_endings_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.factor_not_in_use 动态口令没有启用 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description access.factor_code_wrong 动态口令不对，请等下一个6位数再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_accounts_api_v1_accounts_get: {
        parameters: {
            query?: {
                /** @description 姓名或登录名的开头 */
                q?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountRow_"];
                };
            };
            /** @description kernel.cursor_bad 翻页标记不对，请从第一页再看 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    open_account_api_v1_accounts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenAccount"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description access.forbidden 你没有办这件事的权限 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description access.login_taken 登录名已有人用，请换一个；access.phone_taken 这个手机号已有账号 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_account_api_v1_accounts__account_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDetail"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    lock_account_api_v1_accounts__account_id__lock_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lock"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.forbidden 你没有办这件事的权限；access.not_yourself 不能给自己办，请找另一位有权限的同事 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description kernel.version_missing 请求没有说明改的是哪一版（If-Match） */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    unlock_account_api_v1_accounts__account_id__lock_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.forbidden 你没有办这件事的权限；access.not_yourself 不能给自己办，请找另一位有权限的同事 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description kernel.version_missing 请求没有说明改的是哪一版（If-Match） */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reset_password_api_v1_accounts__account_id__passwords_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordAnswer"];
                };
            };
            /** @description access.forbidden 你没有办这件事的权限；access.not_yourself 不能给自己办，请找另一位有权限的同事 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    give_role_api_v1_accounts__account_id__roles__role__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                role: "street_committee" | "joint_committee" | "branch" | "staff" | "resident" | "partner";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveRole"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.forbidden 你没有办这件事的权限；access.not_yourself 不能给自己办，请找另一位有权限的同事 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    take_role_api_v1_accounts__account_id__roles__role___area_code__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                role: "street_committee" | "joint_committee" | "branch" | "staff" | "resident" | "partner";
                area_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.forbidden 你没有办这件事的权限；access.not_yourself 不能给自己办，请找另一位有权限的同事 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_posts_api_v1_posts_get: {
        parameters: {
            query?: {
                kind?: string | null;
                account_id?: string | null;
                scope_id?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PostRow_"];
                };
            };
            /** @description kernel.cursor_bad 翻页标记不对，请从第一页再看 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    appoint_api_v1_posts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Appoint"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description access.forbidden 你没有办这件事的权限；access.not_yourself 不能给自己办，请找另一位有权限的同事 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description access.out_of_area 这个账号在本社区没有工作角色，请先开通角色；access.post_held 这段时间里已经任这个岗位；access.administrators_apart 系统、安全、审计管理员必须是三个人，不能由一个账号兼任 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.invalid 还有地方要改 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_post_kinds_api_v1_post_kinds_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostKindRow"][];
                };
            };
        };
    };
    end_post_api_v1_posts__post_id__endings_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                post_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndPost"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description access.forbidden 你没有办这件事的权限；access.not_yourself 不能给自己办，请找另一位有权限的同事 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.invalid 还有地方要改 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.version_missing 请求没有说明改的是哪一版（If-Match） */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_entries_api_v1_audit_entries_get: {
        parameters: {
            query?: {
                account_id?: string | null;
                subject_person_id?: string | null;
                about?: string | null;
                /** @description 事项的开头，如 people. */
                kind?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditRow_"];
                };
            };
            /** @description kernel.cursor_bad 翻页标记不对，请从第一页再看 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    verify_chain_api_v1_audit_chain_get: {
        parameters: {
            query?: {
                /** @description 从这个月的锚点起 */
                since?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainAnswer"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    upload_api_v1_files__file_id__put: {
        parameters: {
            query?: {
                /** @description 文件名，只供显示 */
                name?: string | null;
            };
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAnswer"];
                };
            };
            /** @description files.id_taken 这个文件编号已用于别的内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description files.picture_too_large 照片太大（{megapixels}百万像素，最多{limit}），请缩小或截取需要的部分；kernel.body_too_large 内容太大，最多 {limit_mib} MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description files.unknown 这种文件不能传。能传照片（JPEG、PNG、WebP）、PDF和表格（.xlsx .xls .csv）。；files.heic 这是HEIC照片，别的手机打不开。请在手机设置里把相机格式改为「兼容性最佳」再拍一张。 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description files.empty 这个文件是空的（0字节），请重新选一次；files.picture_broken 照片打不开，可能没传完整，请再选一次；files.pdf_active 这个PDF里带脚本或附件，不能收。请用「打印为PDF」另存一份再传。；files.pdf_broken PDF打不开，可能没传完整，请重新保存再传；files.sheet_refused {sentence_of_reader} */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.too_many 太频繁了，请 {retry_after} 秒后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    get_address_api_v1_files__file_id__address_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressAnswer"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    open_file_api_v1_files__file_id__content_get: {
        parameters: {
            query: {
                /** @description 签名 */
                by: string;
            };
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件内容 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description files.address_expired 这个地址过期了，请回到页面重新打开 */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listen_api_v1_events_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description hint、resync 两种事件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    sealing_key_api_v1_sealed_key_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealingKeyShown"];
                };
            };
        };
    };
    deliver_api_v1_sealed_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Envelope"];
            };
        };
        responses: {
            /** @description 里面那个请求的答复 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 里面那个请求的答复 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description sealed.author_unproven 无法确认这一条是谁写的，没有收。请本人登录后再发一次。；sealed.author_gone 写这一条的账号已停用或已没有这个身份，没有收。 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description sealed.unreadable 这一条打不开，可能在手机里损坏了。请打开它，照原样再填一次。；sealed.key_unknown 这一条是为别的系统封存的，这里打不开。请打开它再发一次。；sealed.not_from_outbox 这件事要联网登录后办，不能由手机离线代存。 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.too_many 太频繁了，请 {retry_after} 秒后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_areas_api_v1_areas_get: {
        parameters: {
            query?: {
                parent?: string | null;
                q?: string | null;
                /** @description 只在这个代码之下找 */
                under?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaRow"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_area_api_v1_areas__code__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaRow"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_area_api_v1_areas__code__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    link_predecessor_api_v1_areas__code__predecessors_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuccessionForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_profile_api_v1_profile_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    change_profile_api_v1_profile_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_conversion_step_api_v1_profile_conversion__step__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversionForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_estates_api_v1_estates_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstateRow"][];
                };
            };
        };
    };
    make_estate_api_v1_estates_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEstate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description territory.estate_name_taken 已有同名小区 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_estate_api_v1_estates__estate_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                estate_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstateRow"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_estate_api_v1_estates__estate_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                estate_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstateForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description territory.estate_name_taken 已有同名小区 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    advance_estate_api_v1_estates__estate_id__state_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                estate_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstateStep"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description territory.estate_state_skipped 小区状态只能依次推进：规划中、在建、已交付、已入住 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_grids_api_v1_grids_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridRow"][];
                };
            };
        };
    };
    make_grid_api_v1_grids_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGrid"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description territory.grid_serial_taken 这个网格编号已用过，编号不能重复使用 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_grid_api_v1_grids__grid_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grid_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridRow"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_grid_api_v1_grids__grid_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                grid_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GridForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    retire_grid_api_v1_grids__grid_id__retirement_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                grid_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Retiring"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description territory.grid_has_buildings 网格里还有 {buildings} 栋楼，请先调整到别的网格 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    move_buildings_api_v1_grid_memberships_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Moving"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description territory.in_another_grid 这栋楼在这段时间已属于一个网格，请先确定从哪天起调整；territory.grid_closed 这个网格那天还没启用或已撤销 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    make_buildings_api_v1_buildings_bulk_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBuildings"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeBuildings"];
                };
            };
            /** @description territory.building_number_taken 这个小区已有这个楼号；territory.in_another_grid 这栋楼在这段时间已属于一个网格，请先确定从哪天起调整 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    make_building_api_v1_estates__estate_id__buildings_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                estate_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildingForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description territory.building_number_taken 这个小区已有这个楼号 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_building_api_v1_buildings__building_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                building_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildingDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_building_api_v1_buildings__building_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                building_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildingForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description territory.building_number_taken 这个小区已有这个楼号 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    make_entrance_api_v1_buildings__building_id__entrances_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                building_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntrance"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_entrance_api_v1_entrances__entrance_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entrance_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntranceForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    make_dwelling_api_v1_entrances__entrance_id__dwellings_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entrance_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDwelling"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_dwelling_api_v1_dwellings__dwelling_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                dwelling_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DwellingForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_sheet_api_v1_entrances__entrance_id__poster_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entrance_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PosterSheet"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_poster_svg_api_v1_entrances__entrance_id__poster_svg_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entrance_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    find_poster_api_v1_posters__code__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poster"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_duties_api_v1_duties_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyRow"][];
                };
            };
        };
    };
    list_uncovered_api_v1_duties_uncovered_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uncovered"][];
                };
            };
        };
    };
    begin_duty_api_v1_grids__grid_id__duties_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grid_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDuty"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description territory.main_worker_there 这个网格在这段时间已有主责网格员；territory.duty_there 他在这段时间已在这个网格值守 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    end_duty_api_v1_duties__duty_id__end_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                duty_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndingDuty"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_leaves_api_v1_leaves_get: {
        parameters: {
            query?: {
                mine?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveRow"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    ask_leave_api_v1_leaves_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLeave"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description territory.not_on_duty 这段时间不在这个网格值守，不用请假；territory.leave_there 这段时间已经请过假 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    answer_leave_api_v1_leaves__leave_id__answer_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                leave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description territory.not_your_answer 要由顶岗人本人答复 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description territory.leave_answered 这次请假已经答复过了；territory.substitute_on_leave 顶岗人这段时间也请了假，请另选一位 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_leave_api_v1_leaves__leave_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                leave_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description territory.not_your_answer 要由顶岗人本人答复 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description territory.leave_answered 这次请假已经答复过了 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_responsible_api_v1_entrances__entrance_id__responsible_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entrance_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponsibleCell"][];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    name_responsible_api_v1_responsible_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResponsible"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description territory.responsible_there 这项责任在这段时间已有人，请先结束前一位 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    end_responsible_api_v1_responsible__responsible_id__end_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                responsible_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndingDuty"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_units_api_v1_units_get: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_UnitRow_"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    make_unit_api_v1_units_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnit"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description territory.unit_code_taken 这个统一社会信用代码已登记过 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_unit_api_v1_units__unit_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                unit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description territory.unit_code_taken 这个统一社会信用代码已登记过 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    move_unit_api_v1_units__unit_id__addresses_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitMove"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    close_unit_api_v1_units__unit_id__closing_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                unit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndingDuty"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_sums_api_v1_sums_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommunitySums"];
                };
            };
        };
    };
    list_buildings_api_v1_buildings_get: {
        parameters: {
            query?: {
                estate?: string | null;
                grid?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildingRow"][];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_strip_api_v1_buildings_strip_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StripBuilding"][];
                };
            };
        };
    };
    get_house_api_v1_buildings__building_id__house_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                building_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["House"];
                };
            };
            /** @description territory.not_your_grid 这里属于{grid}，请找{who}，或由社区临时授权 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
}
