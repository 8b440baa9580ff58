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
    "/people/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按姓名、拼音、证件、电话、房号查 */
        get: operations["search_people_api_v1_people_search_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/residents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 居民名单 */
        get: operations["list_residents_api_v1_residents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记人员，可一并登记居住地 */
        post: operations["register_api_v1_people_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员档案 */
        get: operations["get_person_api_v1_people__person_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改人员信息 */
        patch: operations["change_person_api_v1_people__person_id__patch"];
        trace?: never;
    };
    "/people/{person_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 变更记录 */
        get: operations["list_changes_api_v1_people__person_id__changes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核实几项信息 */
        post: operations["confirm_facts_api_v1_people__person_id__confirmations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看完整证件和电话，或拨打 */
        post: operations["look_api_v1_people__person_id__looks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/looks/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放行暂不告知的查看记录 */
        post: operations["release_looks_api_v1_people__person_id__looks_release_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/residences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 迁入 */
        post: operations["move_in_api_v1_people__person_id__residences_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/death": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记死亡 */
        post: operations["record_death_api_v1_people__person_id__death_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加关爱标签 */
        post: operations["tag_person_api_v1_people__person_id__tags_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags/{tag_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束关爱标签 */
        post: operations["end_tag_api_v1_tags__tag_id__end_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 户籍性质变更 */
        post: operations["record_status_api_v1_people__person_id__statuses_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记居住证 */
        post: operations["record_permit_api_v1_people__person_id__permits_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits/{permit_id}/endorsement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 居住证签注 */
        post: operations["endorse_permit_api_v1_permits__permit_id__endorsement_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/guardians": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记监护人 */
        post: operations["name_guardian_api_v1_people__person_id__guardians_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guardians/{guardian_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束监护关系 */
        post: operations["end_guardian_api_v1_guardians__guardian_id__end_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记同意 */
        post: operations["give_consent_api_v1_people__person_id__consents_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consents/{consent_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回同意 */
        post: operations["withdraw_consent_api_v1_consents__consent_id__withdrawal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布同意书新版本 */
        post: operations["publish_consent_text_api_v1_consent_texts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/merge-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 合并前对照 */
        get: operations["preview_merge_api_v1_people__person_id__merge_preview_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person_id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 合并人员档案 */
        post: operations["merge_api_v1_people__person_id__merges_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/merges/{merge_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销合并 */
        post: operations["undo_merge_api_v1_merges__merge_id__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/residents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出居民名单 */
        post: operations["begin_export_api_v1_exports_residents_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/residents/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出的进度和文件 */
        get: operations["get_export_api_v1_exports_residents__export_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dwellings/{dwelling_id}/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一套房里的各户 */
        get: operations["list_households_api_v1_dwellings__dwelling_id__households_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{household_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 户详情 */
        get: operations["get_household_api_v1_households__household_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/residents/{resident_id}/moving-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 迁出 */
        post: operations["move_out_api_v1_residents__resident_id__moving_out_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{household_id}/births": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 出生登记 */
        post: operations["record_birth_api_v1_households__household_id__births_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{household_id}/splitting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 分户 */
        post: operations["split_household_api_v1_households__household_id__splitting_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{household_id}/joining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 并入另一户 */
        post: operations["join_household_api_v1_households__household_id__joining_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{household_id}/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 变更户主 */
        post: operations["change_head_api_v1_households__household_id__head_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{household_id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核实这一户 */
        post: operations["confirm_household_api_v1_households__household_id__confirmations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的档案，或14岁以下被监护人的 */
        get: operations["get_own_record_api_v1_me_record_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 谁看过我的信息 */
        get: operations["list_looks_api_v1_me_looks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 带走我的全部信息（JSON） */
        get: operations["export_own_api_v1_me_data_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的更正申请 */
        get: operations["list_own_corrections_api_v1_me_corrections_get"];
        put?: never;
        /** 申请更正 */
        post: operations["ask_correction_api_v1_me_corrections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待答复的更正申请 */
        get: operations["list_corrections_api_v1_corrections_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/corrections/{request_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复更正申请 */
        post: operations["answer_correction_api_v1_corrections__request_id__answer_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/binding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 绑定我的档案 */
        post: operations["claim_api_v1_me_binding_post"];
        /** 解除绑定 */
        delete: operations["unbind_api_v1_me_binding_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待核实的绑定 */
        get: operations["list_claims_api_v1_bindings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bindings/{binding_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 当面核实绑定 */
        post: operations["decide_api_v1_bindings__binding_id__decision_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入批次 */
        get: operations["list_batches_api_v1_imports_get"];
        put?: never;
        /** 导入一个名册 */
        post: operations["begin_api_v1_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 批次：各堆数目和列对应 */
        get: operations["get_batch_api_v1_imports__batch_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{batch_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 要人看的行 */
        get: operations["list_rows_api_v1_imports__batch_id__rows_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{batch_id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 改正列的含义，再读一遍 */
        put: operations["correct_mapping_api_v1_imports__batch_id__mapping_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{batch_id}/writing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 决定冲突并写入 */
        post: operations["apply_api_v1_imports__batch_id__writing_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{batch_id}/cancelling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放弃这一批 */
        post: operations["cancel_api_v1_imports__batch_id__cancelling_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{batch_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销这一批 */
        post: operations["undo_api_v1_imports__batch_id__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{batch_id}/marked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 标好错处的原表 */
        get: operations["mark_api_v1_imports__batch_id__marked_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 等我办的 */
        get: operations["list_inbox_api_v1_matters_inbox_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我办完的 */
        get: operations["list_done_api_v1_matters_done_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项列表 */
        get: operations["list_matters_api_v1_matters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项总数、超期、今天到期 */
        get: operations["count_matters_api_v1_matters_totals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 一次办几件
         * @description Each item succeeds or is refused for itself; a repeated call with the same key does nothing twice.
         */
        post: operations["act_on_several_api_v1_matters_steps_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters/{matter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件事项 */
        get: operations["get_matter_api_v1_matters__matter_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters/{matter_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 卷宗 */
        get: operations["get_file_api_v1_matters__matter_id__file_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters/{matter_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 办一步
         * @description The Idempotency-Key of a phone's outbox becomes the step's id, so a send after days is still recognised.
         */
        post: operations["act_api_v1_matters__matter_id__steps_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matters/{matter_id}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 关注 */
        put: operations["watch_api_v1_matters__matter_id__watch_put"];
        post?: never;
        /** 不再关注 */
        delete: operations["stop_watching_api_v1_matters__matter_id__watch_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 有哪些种类的事项 */
        get: operations["list_workflows_api_v1_workflows_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 流程：环节、动作、表单、图 */
        get: operations["get_workflow_api_v1_workflows__kind__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭编号和查询码看进度 */
        post: operations["ask_progress_api_v1_progress_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项类别 */
        get: operations["list_categories_api_v1_categories_get"];
        put?: never;
        /** 新增类别 */
        post: operations["add_category_api_v1_categories_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个类别 */
        get: operations["get_category_api_v1_categories__category_id__get"];
        /** 修改类别 */
        put: operations["change_category_api_v1_categories__category_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 派遣规则 */
        get: operations["list_routing_api_v1_routing_rules_get"];
        put?: never;
        /** 新增派遣规则 */
        post: operations["add_routing_api_v1_routing_rules_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing-rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改派遣规则 */
        put: operations["change_routing_api_v1_routing_rules__rule_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limit-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 时限设置 */
        get: operations["list_limits_api_v1_limit_settings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limit-settings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 设定时限 */
        put: operations["set_limit_api_v1_limit_settings__name__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 站内消息 */
        get: operations["list_messages_api_v1_messages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未读条数，到99为止 */
        get: operations["count_unread_api_v1_messages_unread_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 都看过了 */
        put: operations["mark_all_read_api_v1_messages_readings_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 看过了 */
        put: operations["mark_read_api_v1_messages__message_id__reading_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matter-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项数字，按月、网格或类别 */
        get: operations["list_figures_api_v1_matter_figures_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matter-figures/durations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办结用了几天，按类别 */
        get: operations["list_durations_api_v1_matter_figures_durations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matter-figures/old": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 超过30天没办结的 */
        get: operations["list_old_api_v1_matter_figures_old_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matter-figures/own-verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我办的事得到的评价（满5条才显示） */
        get: operations["sum_own_verdicts_api_v1_matter_figures_own_verdicts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matter-figures/{figure}/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数字背后的事项 */
        get: operations["list_behind_api_v1_matter_figures__figure__matters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事件台 */
        get: operations["list_events_api_v1_grid_events_get"];
        put?: never;
        /** 上报事件 */
        post: operations["report_event_api_v1_grid_events_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/events/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事件台的件数 */
        get: operations["count_events_api_v1_grid_events_counts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/events/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出事件 */
        post: operations["export_events_api_v1_grid_events_exports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 存好的视图 */
        get: operations["list_views_api_v1_grid_views_get"];
        put?: never;
        /** 存成视图 */
        post: operations["save_view_api_v1_grid_views_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删视图 */
        delete: operations["drop_view_api_v1_grid_views__view_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 答复用语 */
        get: operations["list_templates_api_v1_grid_templates_get"];
        put?: never;
        /** 加答复用语 */
        post: operations["add_template_api_v1_grid_templates_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 改答复用语 */
        put: operations["change_template_api_v1_grid_templates__template_id__put"];
        post?: never;
        /** 删答复用语 */
        delete: operations["drop_template_api_v1_grid_templates__template_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 网格看板（事件部分） */
        get: operations["get_board_api_v1_grid_board_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 要拿主意的情况 */
        get: operations["list_signals_api_v1_grid_signals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事件数字：立案率、结案率、按期率、返工率、满意率 */
        get: operations["list_numbers_api_v1_grid_numbers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/numbers/{indicator}/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 数字背后的事件
         * @description The figure's name is one of those that ``/numbers`` answers under ``counts``.
         */
        get: operations["list_behind_api_v1_grid_numbers__indicator__matters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事件类别（两级） */
        get: operations["list_categories_api_v1_grid_categories_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/categories/guesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 从文字认类别 */
        get: operations["guess_categories_api_v1_grid_categories_guesses_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 认地点：我家、附近、按楼号找
         * @description With words what they name; with a position what is near; one's own home always first.
         */
        get: operations["find_places_api_v1_grid_places_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/events/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可能重复的事件 */
        get: operations["list_similar_api_v1_grid_events_similar_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记来电反映 */
        post: operations["record_call_api_v1_grid_calls_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 事件详情
         * @description Whoever may see the matter: staff, who handles it, its reporter. Anybody else: 404.
         */
        get: operations["get_event_api_v1_grid_events__event_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/events/{event_id}/supporters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 我也遇到
         * @description Repeating it changes nothing.
         */
        post: operations["support_event_api_v1_grid_events__event_id__supporters_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/events/{event_id}/reporter/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 给反映人打电话 */
        post: operations["call_reporter_api_v1_grid_events__event_id__reporter_phone_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/posters/{code}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事件类别（扫码） */
        get: operations["list_categories_at_poster_api_v1_grid_posters__code__categories_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/posters/{code}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可能重复的事件（扫码） */
        get: operations["list_similar_at_poster_api_v1_grid_posters__code__similar_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/posters/{code}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 取验证码（扫码上报）
         * @description The answer is the same for known and unknown numbers.
         */
        post: operations["ask_code_api_v1_grid_posters__code__codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/posters/{code}/passes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 验证手机号（扫码上报） */
        post: operations["prove_phone_api_v1_grid_posters__code__passes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/posters/{code}/photos/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 传照片（扫码上报）
         * @description The body is the picture itself; only pictures are taken from guests.
         */
        put: operations["upload_photo_api_v1_grid_posters__code__photos__file_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/posters/{code}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 扫码上报
         * @description Number and progress code; sent twice with the same pass it is received once.
         */
        post: operations["report_at_poster_api_v1_grid_posters__code__events_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 今天的路线 */
        get: operations["get_day_api_v1_grid_day_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 手机里留的住户 */
        get: operations["list_kept_api_v1_grid_households_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/households/{household_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一户的全部待办 */
        get: operations["get_household_api_v1_grid_households__household_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 走访记录 */
        get: operations["list_visits_api_v1_grid_visits_get"];
        put?: never;
        /** 记走访 */
        post: operations["record_visit_api_v1_grid_visits_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visits/{visit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 走访详情 */
        get: operations["get_visit_api_v1_grid_visits__visit_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visits/{visit_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 撤销自己记的走访 */
        put: operations["withdraw_visit_api_v1_grid_visits__visit_id__withdrawal_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visits/{visit_id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正自己记的走访 */
        post: operations["correct_visit_api_v1_grid_visits__visit_id__corrections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上门采集新住户 */
        post: operations["collect_api_v1_grid_collections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/collection-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 请网格员上门采集 */
        post: operations["ask_collecting_api_v1_grid_collection_requests_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/households/{household_id}/confirmation": {
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
        /** 户情核实无误 */
        patch: operations["confirm_household_api_v1_grid_households__household_id__confirmation_patch"];
        trace?: never;
    };
    "/grid/households/{household_id}/people/{person_id}/facts": {
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
        /** 核实一个人的信息 */
        patch: operations["confirm_person_api_v1_grid_households__household_id__people__person_id__facts_patch"];
        trace?: never;
    };
    "/grid/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停走访 */
        post: operations["mute_api_v1_grid_mutes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/mutes/{mute_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 恢复走访 */
        delete: operations["unmute_api_v1_grid_mutes__mute_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/follow-ups/{follow_up_id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 跟进办好了 */
        put: operations["finish_follow_up_api_v1_grid_follow_ups__follow_up_id__completion_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visit-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 走访数字（按网格、月份） */
        get: operations["list_months_api_v1_grid_visit_numbers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visit-numbers/unvisited": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本月还没探访的人 */
        get: operations["list_unvisited_api_v1_grid_visit_numbers_unvisited_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visit-numbers/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本月还要走访的 */
        get: operations["list_due_api_v1_grid_visit_numbers_due_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visit-signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 没人应的走访 */
        get: operations["list_signals_api_v1_grid_visit_signals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visit-board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 网格看板（走访部分） */
        get: operations["get_board_api_v1_grid_visit_board_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visit-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 走访频次 */
        get: operations["list_rules_api_v1_grid_visit_rules_get"];
        put?: never;
        /** 新增走访频次 */
        post: operations["make_rule_api_v1_grid_visit_rules_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/visit-rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 调整走访频次 */
        put: operations["change_rule_api_v1_grid_visit_rules__rule_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 需求 */
        get: operations["list_needs_api_v1_grid_needs_get"];
        put?: never;
        /** 登记需求 */
        post: operations["add_need_api_v1_grid_needs_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/needs/{need_id}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 归集或答复需求 */
        put: operations["end_need_api_v1_grid_needs__need_id__ending_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 手机交接回执 */
        get: operations["list_handovers_api_v1_grid_handovers_get"];
        put?: never;
        /** 手机交接回执 */
        post: operations["hand_over_api_v1_grid_handovers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/patrol-routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 巡查路线 */
        get: operations["list_routes_api_v1_grid_patrol_routes_get"];
        put?: never;
        /** 新增巡查路线 */
        post: operations["make_route_api_v1_grid_patrol_routes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/patrol-routes/{route_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 巡查路线和点位 */
        get: operations["get_route_api_v1_grid_patrol_routes__route_id__get"];
        /** 修改巡查路线 */
        put: operations["change_route_api_v1_grid_patrol_routes__route_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/patrol-checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 巡查清单 */
        get: operations["list_checklists_api_v1_grid_patrol_checklists_get"];
        put?: never;
        /** 新增巡查清单 */
        post: operations["make_checklist_api_v1_grid_patrol_checklists_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/patrol-checklists/{checklist_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改巡查清单 */
        put: operations["change_checklist_api_v1_grid_patrol_checklists__checklist_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/patrols": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 巡查记录 */
        get: operations["list_patrols_api_v1_grid_patrols_get"];
        put?: never;
        /** 开始巡查 */
        post: operations["start_patrol_api_v1_grid_patrols_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/patrols/{patrol_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 巡查详情 */
        get: operations["get_patrol_api_v1_grid_patrols__patrol_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/patrols/{patrol_id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记一个点位 */
        post: operations["check_point_api_v1_grid_patrols__patrol_id__checks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grid/patrols/{patrol_id}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 结束巡查 */
        put: operations["end_patrol_api_v1_grid_patrols__patrol_id__ending_put"];
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
         * Act
         * @description An action as it is sent: the version seen, the form, and from a phone its own id and time.
         */
        Act: {
            /** Action */
            action: string;
            /** Version */
            version?: number | null;
            /**
             * Form
             * @default {}
             */
            form: {
                [key: string]: unknown;
            };
            /** Device At */
            device_at?: string | null;
        };
        /**
         * ActionEntry
         * @description ``missing`` says what an action that is not possible yet waits for.
         */
        ActionEntry: {
            /** Action */
            action: string;
            /** Title */
            title: string;
            /** Target */
            target: string | null;
            /** Is Allowed */
            is_allowed: boolean;
            /** Needs Version */
            needs_version: boolean;
            /** Who */
            who: string;
            /** Missing */
            missing: string | null;
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
        /** Answering */
        Answering: {
            /** Done */
            done: boolean;
            /** Answer */
            answer: string;
        };
        /** Applying */
        Applying: {
            /** Decisions */
            decisions?: components["schemas"]["RowDecision"][];
            /**
             * Rule
             * @description 没有逐条决定的冲突怎么办
             */
            rule?: ("keep" | "take" | "skip") | null;
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
        /** Asked */
        Asked: {
            /** Number */
            number: string;
            /** Code */
            code: string;
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
        /** BindingRow */
        BindingRow: {
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
            /** Claimed Name */
            claimed_name: string | null;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Candidate Id */
            candidate_id: string | null;
            /** Version */
            version: number;
        };
        /** BindingState */
        BindingState: {
            /** State */
            state: string;
            /** Name */
            name: string | null;
        };
        /**
         * Birth
         * @description A newborn: sex and birth are given, a number may come later.
         */
        Birth: {
            /** Name */
            name: string;
            /**
             * Sex
             * @enum {string}
             */
            sex: "1" | "2";
            /**
             * Birth On
             * Format: date
             */
            birth_on: string;
            /** Relation */
            relation: string;
            /**
             * Kind
             * @default registered
             * @enum {string}
             */
            kind: "registered" | "floating" | "overseas" | "unregistered";
            /** Birth Certificate */
            birth_certificate?: string | null;
            /**
             * Source
             * @default window
             * @enum {string}
             */
            source: "window" | "grid" | "door" | "self";
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
         * BulkAct
         * @description One action on several matters, each with the version that was seen.
         */
        BulkAct: {
            /** Action */
            action: string;
            /**
             * Form
             * @default {}
             */
            form: {
                [key: string]: unknown;
            };
            /** Items */
            items: components["schemas"]["BulkItem"][];
        };
        /** BulkAnswer */
        BulkAnswer: {
            /** Items */
            items: components["schemas"]["ItemAnswer"][];
        };
        /** BulkItem */
        BulkItem: {
            /**
             * Matter Id
             * Format: uuid
             */
            matter_id: string;
            /** Version */
            version: number;
        };
        /**
         * CallRecording
         * @description A phone call written down at the desk; the caller's number is kept encrypted.
         */
        CallRecording: {
            /** Text */
            text: string;
            /** Category Id */
            category_id?: string | null;
            /**
             * May Call
             * @default false
             */
            may_call: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            place: components["schemas"]["PlaceChoice"];
            /** Caller Phone */
            caller_phone?: string | null;
            /**
             * Is Urgent
             * @default false
             */
            is_urgent: boolean;
            /** About Unit Id */
            about_unit_id?: string | null;
            /** About Account Id */
            about_account_id?: string | null;
        };
        /**
         * CallingReporter
         * @description Why the reporter's number is looked at (settled 19: dialling is a look like any other).
         */
        CallingReporter: {
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "visit" | "check" | "emergency" | "correction" | "other";
            /**
             * Words
             * @default
             */
            words: string;
        };
        /** Category */
        Category: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Is Urgent */
            is_urgent: boolean;
            /** Is Private */
            is_private: boolean;
            /** Is Example */
            is_example: boolean;
            /** Evidence */
            evidence: string;
            /** Register When */
            register_when: string;
            /** Close When */
            close_when: string;
            /** Keywords */
            keywords: string;
            /** Promise */
            promise: string;
        };
        /** CategoryClass */
        CategoryClass: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Is Example */
            is_example: boolean;
            /** Categories */
            categories: components["schemas"]["Category"][];
        };
        /**
         * CategoryForm
         * @description A class of matters: what it is, when it is registered and closed, how fast, with what evidence (GR-14).
         */
        CategoryForm: {
            /** Parent Id */
            parent_id: string | null;
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Position */
            position: number;
            /** Is Urgent */
            is_urgent: boolean;
            /**
             * Evidence
             * @enum {string}
             */
            evidence: "none" | "photo" | "before_after";
            /** Limits */
            limits: {
                [key: string]: string;
            };
            /** Register When */
            register_when: string;
            /** Close When */
            close_when: string;
            /** Keywords */
            keywords: string;
            /** Is Active */
            is_active: boolean;
        };
        /** CategoryRow */
        CategoryRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Parent Id */
            parent_id: string | null;
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Position */
            position: number;
            /** Is Urgent */
            is_urgent: boolean;
            /** Evidence */
            evidence: string;
            /** Limits */
            limits: {
                [key: string]: string;
            };
            /** Register When */
            register_when: string;
            /** Close When */
            close_when: string;
            /** Keywords */
            keywords: string;
            /** Is Example */
            is_example: boolean;
            /** Is Active */
            is_active: boolean;
            /** Version */
            version: number;
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
        /** ChangeRow */
        ChangeRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Fact */
            fact: string;
            /** Title */
            title: string;
            /** Before */
            before: string | null;
            /** After */
            after: string | null;
            /** Source */
            source: string;
            /** Note */
            note: string | null;
            /** By Name */
            by_name: string;
        };
        /**
         * CheckLine
         * @description One line of *one visit, all matters*; ``verb`` is what ticking it off does.
         */
        CheckLine: {
            /** Kind */
            kind: string;
            /**
             * About
             * Format: uuid
             */
            about: string;
            /** Title */
            title: string;
            /** Words */
            words: string;
            /** Due On */
            due_on: string | null;
            /** Is Late */
            is_late: boolean;
            /** Verb */
            verb: string;
            /** Facts */
            facts: string[];
        };
        /** CheckResult */
        CheckResult: {
            /** Code */
            code: string;
            /** Ok */
            ok: boolean;
            /**
             * Words
             * @default
             */
            words: string;
        };
        /** CheckRow */
        CheckRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Point Id
             * Format: uuid
             */
            point_id: string;
            /** Point */
            point: string;
            /**
             * Checked At
             * Format: date-time
             */
            checked_at: string;
            /** Results */
            results: components["schemas"]["CheckResult"][];
            /** Findings */
            findings: number;
            /** Files */
            files: string[];
        };
        /** ChecklistForm */
        ChecklistForm: {
            /** Name */
            name: string;
            /** Lines */
            lines: components["schemas"]["ChecklistLine"][];
            /**
             * Is Used
             * @default true
             */
            is_used: boolean;
        };
        /**
         * ChecklistLine
         * @description ``category`` is the code of an event category: a finding there can be reported with one tap.
         */
        ChecklistLine: {
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Category */
            category?: string | null;
        };
        /** ChecklistRow */
        ChecklistRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Lines */
            lines: components["schemas"]["ChecklistLine"][];
            /** Is Used */
            is_used: boolean;
            /** Version */
            version: number;
        };
        /** ChooseRole */
        ChooseRole: {
            /**
             * Role
             * @enum {string}
             */
            role: "street_committee" | "joint_committee" | "branch" | "staff" | "resident" | "partner";
        };
        /**
         * Claim
         * @description A resident says who he is; right and wrong answers look alike (settled 18).
         */
        Claim: {
            /** Name */
            name: string;
            /** Document Number */
            document_number: string;
        };
        /** CodeAsking */
        CodeAsking: {
            /** Phone */
            phone: string;
        };
        /**
         * ColumnMapping
         * @description Which column means what, sheet by sheet; ``null`` leaves a column out.
         */
        ColumnMapping: {
            /** Columns */
            columns: {
                [key: string]: {
                    [key: string]: string | null;
                };
            };
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
        /** Confirming */
        Confirming: {
            /** Facts */
            facts: string[];
            /**
             * Source
             * @default grid
             * @enum {string}
             */
            source: "window" | "grid" | "door" | "self";
        };
        /** ConsentRow */
        ConsentRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Purpose */
            purpose: string;
            /** Number */
            number: number;
            /** Given How */
            given_how: string;
            /**
             * Given At
             * Format: date-time
             */
            given_at: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
            /** Is Current */
            is_current: boolean;
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
        /** Correcting */
        Correcting: {
            /**
             * Fact
             * @enum {string}
             */
            fact: "person.name" | "person.document" | "person.phone" | "person.ethnic_group" | "person.education" | "person.political_status" | "person.marital_status" | "person.employment" | "person.workplace" | "household.members";
            /** Wanted */
            wanted: string;
            /** Words */
            words?: string | null;
            /** For Person Id */
            for_person_id?: string | null;
        };
        /**
         * CountedEvent
         * @description An event behind a number; ``counted_at`` is the moment that put it into its month.
         */
        CountedEvent: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** State */
            state: string;
            /** Place */
            place: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Closed At */
            closed_at: string | null;
            /** Due At */
            due_at: string | null;
            /** Level */
            level: number | null;
            /**
             * Counted At
             * Format: date-time
             */
            counted_at: string;
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
        /**
         * DayAnswer
         * @description Today's route: everything that the page needs without a network.
         */
        DayAnswer: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Grids */
            grids: components["schemas"]["GridTag"][];
            /** Scope Version */
            scope_version: string;
            /** Planned */
            planned: number;
            /** Done */
            done: number;
            /** Counts */
            counts: string;
            /** Order */
            order: string;
            /** Later */
            later: number;
            /** Cells */
            cells: ("done" | "next" | "urgent" | "todo")[];
            /** Stops */
            stops: components["schemas"]["StopRow"][];
            /** Finished */
            finished: components["schemas"]["jiayuan__domains__grid__walking_answers__DoneRow"][];
            /** Unconfirmed */
            unconfirmed: number;
            /** Follow Ups */
            follow_ups: components["schemas"]["FollowUpRow"][];
            /** Patrols */
            patrols: components["schemas"]["PatrolDue"][];
        };
        /** Deciding */
        Deciding: {
            /** Accepted */
            accepted: boolean;
            /** Person Id */
            person_id?: string | null;
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
        /**
         * DocumentKind
         * @enum {string}
         */
        DocumentKind: "citizen_id" | "passport" | "hk_macau_permit" | "taiwan_permit" | "hmt_residence_permit" | "foreign_residence_permit" | "birth_certificate" | "none";
        /**
         * DoorAnswer
         * @description A household as its worker meets it: who lives there and everything that is due, as one check-list.
         */
        DoorAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /**
             * Building Id
             * Format: uuid
             */
            building_id: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /** Grid Id */
            grid_id: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** People */
            people: components["schemas"]["DoorMember"][];
            /** Lines */
            lines: components["schemas"]["CheckLine"][];
            /** Mutes */
            mutes: components["schemas"]["MuteRow"][];
            /** Visits */
            visits: components["schemas"]["VisitShort"][];
            next_step: components["schemas"]["NextStep"] | null;
        };
        /** DoorMember */
        DoorMember: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Age */
            age: number | null;
            /** Sex */
            sex: string;
            /** Relation */
            relation: string;
            /** Phone */
            phone: string | null;
            /** Tags */
            tags: string[];
        };
        /**
         * DueRow
         * @description What is still to be visited this month: a person, a household, or a door without anybody on record.
         */
        DueRow: {
            /** Person Id */
            person_id: string | null;
            /** Household Id */
            household_id: string | null;
            /** Name */
            name: string;
            /** Purpose */
            purpose: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Last On */
            last_on: string | null;
            /** Unanswered */
            unanswered: number;
        };
        /** DurationLine */
        DurationLine: {
            /** Key */
            key: string | null;
            /** Title */
            title: string | null;
            /** Closed */
            closed: number;
            /** Median Tenth Days */
            median_tenth_days: number;
            /** P90 Tenth Days */
            p90_tenth_days: number;
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
        /** Dying */
        Dying: {
            /**
             * Died On
             * Format: date
             */
            died_on: string;
            /** New Head Id */
            new_head_id?: string | null;
            /**
             * Source
             * @default window
             * @enum {string}
             */
            source: "window" | "grid" | "door" | "self";
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
        /** EndingTag */
        EndingTag: {
            /**
             * Until On
             * Format: date
             */
            until_on: string;
        };
        /** Endorsing */
        Endorsing: {
            /**
             * Endorsed On
             * Format: date
             */
            endorsed_on: string;
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
        /**
         * EventCounts
         * @description Exact up to a thousand; 1001 means more. ``tabs`` without the filter.
         */
        EventCounts: {
            /** Shown */
            shown: number;
            /** Overdue */
            overdue: number;
            /** Due Today */
            due_today: number;
            /** Tabs */
            tabs: {
                [key: string]: number;
            };
        };
        /**
         * EventDetail
         * @description What an event has beyond what every matter has; the timeline is the matter's own.
         */
        EventDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Text */
            text: string;
            /** Source */
            source: string;
            /** Channel */
            channel: string;
            /** Place */
            place: string;
            /** Building Id */
            building_id: string | null;
            /** Entrance Id */
            entrance_id: string | null;
            /** Dwelling Id */
            dwelling_id: string | null;
            /** Longitude */
            longitude: number | null;
            /** Latitude */
            latitude: number | null;
            /** Grid Id */
            grid_id: string | null;
            /** Grid */
            grid: string | null;
            category: components["schemas"]["Category"] | null;
            /** Category Class */
            category_class: string | null;
            /** Event Code */
            event_code: string | null;
            reporter: components["schemas"]["ReporterShown"];
            /** Photos */
            photos: components["schemas"]["EventPhoto"][];
            /** Others */
            others: components["schemas"]["OtherEvent"][];
            /** Same Place 30 Days */
            same_place_30_days: number;
            /** Is Signal */
            is_signal: boolean;
            proposed: components["schemas"]["ProposedHandler"] | null;
            /** Days Open */
            days_open: number;
            /** Version */
            version: number;
        };
        /** EventPhoto */
        EventPhoto: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Address */
            address: string;
            /** Moment */
            moment: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Step */
            step: number;
        };
        /** EventRow */
        EventRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** State */
            state: string;
            /** Flags */
            flags: string[];
            /** Place */
            place: string;
            /** Grid */
            grid: string | null;
            /** Category */
            category: string | null;
            /** Is Urgent */
            is_urgent: boolean;
            /** Holder */
            holder: string | null;
            /** Holder Kind */
            holder_kind: string | null;
            /** Due At */
            due_at: string | null;
            /** Paused At */
            paused_at: string | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Closed At */
            closed_at: string | null;
            /** Round */
            round: number;
            /** Level */
            level: number | null;
            /** Version */
            version: number;
        };
        /**
         * Evidence
         * @description A photo of the result, and whether it shows the place before or after.
         */
        Evidence: {
            /**
             * File Id
             * Format: uuid
             */
            file_id: string;
            /**
             * Moment
             * @default other
             * @enum {string}
             */
            moment: "before" | "after" | "other";
        };
        /** ExportForm */
        ExportForm: {
            filter: components["schemas"]["Filter"];
            /** Reason */
            reason: string;
        };
        /** ExportRow */
        ExportRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** State */
            state: string;
            /** Rows */
            rows: number | null;
            /** Reason */
            reason: string;
            /** Address */
            address: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** Exporting */
        Exporting: {
            /** Reason */
            reason: string;
            /** Grid Id */
            grid_id?: string | null;
            /** Building Id */
            building_id?: string | null;
            /** Tag */
            tag?: ("living_alone" | "empty_nest" | "left_behind_elder" | "left_behind_child" | "child_in_need" | "frail" | "disabled" | "subsistence" | "extreme_poverty" | "landless" | "veteran" | "long_illness") | null;
            /** Kind */
            kind?: ("registered" | "floating" | "overseas" | "unregistered") | null;
            /** Age From */
            age_from?: number | null;
            /** Age To */
            age_to?: number | null;
            /**
             * With Numbers
             * @description 含完整证件号码和电话，每人留一条查看记录
             * @default false
             */
            with_numbers: boolean;
        };
        /** FactorCode */
        FactorCode: {
            /** Code */
            code: string;
        };
        /**
         * FactsConfirmed
         * @description Facts of one person that are still so; a changed one is changed with the person's record.
         */
        FactsConfirmed: {
            /** Facts */
            facts: string[];
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
        /** FigureLine */
        FigureLine: {
            /** Key */
            key: string | null;
            /** Title */
            title: string;
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Ratios */
            ratios: components["schemas"]["RatioEntry"][];
        };
        /**
         * FigureRow
         * @description The figures of one grid, category or month.
         */
        FigureRow: {
            /** Id */
            id: string | null;
            /** Month */
            month: string | null;
            /** Title */
            title: string;
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Rates */
            rates: {
                [key: string]: number | null;
            };
            /** Median Days */
            median_days: number | null;
            /** Ninety Days */
            ninety_days: number | null;
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
        /**
         * FileEntry
         * @description A sheet of the file (卷宗), ready to print.
         */
        FileEntry: {
            matter: components["schemas"]["MatterDetail"];
            /**
             * Printed At
             * Format: date-time
             */
            printed_at: string;
            /** Printed By */
            printed_by: string;
            /** Html */
            html: string;
        };
        /**
         * Filter
         * @description A board's filter, as it stands in the address (beside the page) and in a saved view.
         */
        Filter: {
            /**
             * Tab
             * @default open
             * @enum {string}
             */
            tab: "open" | "late" | "soon" | "mine" | "supervised" | "bad" | "closed" | "all";
            /**
             * State
             * @default
             */
            state: string;
            /** Grid */
            grid?: string | null;
            /** Building */
            building?: string | null;
            /** Category */
            category?: string | null;
            /**
             * Urgent
             * @default false
             */
            urgent: boolean;
            /** Via */
            via?: ("desk" | "mobile" | "kiosk" | "phone" | "api" | "device" | "transfer") | null;
            /** Due Until */
            due_until?: string | null;
            /**
             * Q
             * @default
             */
            q: string;
        };
        /** FollowUpDone */
        FollowUpDone: {
            /**
             * Words
             * @default
             */
            words: string;
        };
        /** FollowUpRow */
        FollowUpRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Household Id
             * Format: uuid
             */
            household_id: string;
            /** Building */
            building: string;
            /** Door */
            door: string;
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
        };
        /**
         * Found
         * @description One hit of the palette.
         */
        Found: {
            /** Person Id */
            person_id: string | null;
            /** Dwelling Id */
            dwelling_id: string | null;
            /** Name */
            name: string;
            /** Place */
            place: string | null;
            /** Document */
            document: string | null;
            /** Phone */
            phone: string | null;
            /** Age */
            age: number | null;
        };
        /** Freshness */
        Freshness: {
            /** Fact */
            fact: string;
            /** Title */
            title: string;
            /** Source */
            source: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Fresh */
            fresh: boolean;
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
        /** GridTag */
        GridTag: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Standing In */
            standing_in: boolean;
        };
        /** GuardianRow */
        GuardianRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Guardian Id
             * Format: uuid
             */
            guardian_id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
        };
        /**
         * GuestReporting
         * @description A report from a poster; ``pass`` was given for phone and code.
         */
        GuestReporting: {
            /** Text */
            text: string;
            /** Category Id */
            category_id?: string | null;
            /**
             * May Call
             * @default false
             */
            may_call: boolean;
            /** Pass */
            pass: string;
            /**
             * Place Text
             * @default
             */
            place_text: string;
            /**
             * Files
             * @default []
             */
            files: components["schemas"]["Evidence"][];
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /** HandoverRow */
        HandoverRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Worker Name */
            worker_name: string;
            /** Grid Ids */
            grid_ids: string[];
            /** Dropped */
            dropped: number;
            /** Kept */
            kept: number;
            /** Unsent */
            unsent: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** HeadChange */
        HeadChange: {
            /**
             * New Head Id
             * Format: uuid
             */
            new_head_id: string;
            /**
             * Relations
             * @description 其他人与新户主的关系，至少有原户主
             */
            relations: {
                [key: string]: string;
            };
        };
        /**
         * HistoryLine
         * @description A dated status of household registration, e.g. 农转居 with its document (R013).
         */
        HistoryLine: {
            /**
             * Hukou Kind
             * @enum {string}
             */
            hukou_kind: "agricultural" | "non_agricultural" | "resident";
            /** Village */
            village?: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Document */
            document?: string | null;
        };
        /**
         * HolderChoice
         * @description Who is to do it: an account or a unit by ``id``, or a post by its kind and, if narrowed, its scope.
         */
        HolderChoice: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "account" | "post" | "unit";
            /** Id */
            id?: string | null;
            /** Post */
            post?: string | null;
            /** Scope Id */
            scope_id?: string | null;
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
        /** HouseholdDetail */
        HouseholdDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /** Estate */
            estate: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /** Grid Id */
            grid_id: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Is Fresh */
            is_fresh: boolean;
            /** Head Is Provisional */
            head_is_provisional: boolean;
            /** Version */
            version: number;
            /** Members */
            members: components["schemas"]["MemberRow"][];
        };
        /** HouseholdKept */
        HouseholdKept: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /**
             * Building Id
             * Format: uuid
             */
            building_id: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Floor */
            floor: number;
            /** Door */
            door: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Headcount */
            headcount: number;
            /** People */
            people: components["schemas"]["Inhabitant"][];
        };
        /** HouseholdsKept */
        HouseholdsKept: {
            /** Items */
            items: components["schemas"]["HouseholdKept"][];
            /** Next */
            next: string | null;
            /** Scope Version */
            scope_version: string;
        };
        /** ImportBatchRow */
        ImportBatchRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** File Name */
            file_name: string;
            /** State */
            state: string;
            /** Progress */
            progress: number;
            /** Counts */
            counts: {
                [key: string]: unknown;
            };
            /** Problem */
            problem: string | null;
            /** By Name */
            by_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Applied At */
            applied_at: string | null;
            /** Undo Until */
            undo_until: string | null;
            /** Version */
            version: number;
        };
        /** ImportDetail */
        ImportDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** File Name */
            file_name: string;
            /** State */
            state: string;
            /** Progress */
            progress: number;
            /** Counts */
            counts: {
                [key: string]: unknown;
            };
            /** Problem */
            problem: string | null;
            /** By Name */
            by_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Applied At */
            applied_at: string | null;
            /** Undo Until */
            undo_until: string | null;
            /** Version */
            version: number;
            /** Fingerprint */
            fingerprint: string | null;
            /** Mapping */
            mapping: {
                [key: string]: unknown;
            };
            /** Rule */
            rule: string | null;
            /** Left */
            left: unknown[];
        };
        /** ImportRowOut */
        ImportRowOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Pile */
            pile: string;
            /** Sheet */
            sheet: string;
            /** Line */
            line: number;
            /** Cell */
            cell: string | null;
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Person Id */
            person_id: string | null;
            /** Fact */
            fact: string | null;
            /** Name */
            name: string | null;
            /** Before */
            before: string | null;
            /** After */
            after: string | null;
            /** Decision */
            decision: string | null;
            /** Position */
            position: number;
        };
        /** InboxRow */
        InboxRow: {
            /**
             * Task Id
             * Format: uuid
             */
            task_id: string;
            /** Purpose */
            purpose: string;
            /**
             * Task Due At
             * Format: date-time
             */
            task_due_at: string;
            /**
             * Task Opened At
             * Format: date-time
             */
            task_opened_at: string;
            /** Holder Kind */
            holder_kind: string;
            /** Holder Post */
            holder_post: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Workflow Version */
            workflow_version: number;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** State */
            state: string;
            /** State Title */
            state_title: string;
            /** Flags */
            flags: string[];
            /** Is Urgent */
            is_urgent: boolean;
            /** Category Id */
            category_id: string | null;
            /** Category Title */
            category_title: string | null;
            /** Grid Id */
            grid_id: string | null;
            /** Grid Name */
            grid_name: string | null;
            /** Building Id */
            building_id: string | null;
            /** Place Text */
            place_text: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Due At */
            due_at: string | null;
            /** Due Is Provisional */
            due_is_provisional: boolean;
            /** Paused At */
            paused_at: string | null;
            /** Round */
            round: number;
            /** Returns */
            returns: number;
            /** Version */
            version: number;
        };
        /**
         * Inhabitant
         * @description What the phone may keep of a person: no numbers, no tags.
         */
        Inhabitant: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Relation */
            relation: string;
            /** Phone */
            phone: string | null;
        };
        /**
         * ItemAnswer
         * @description What came of one item of a bulk call: the step, or the problem.
         */
        ItemAnswer: {
            /**
             * Matter Id
             * Format: uuid
             */
            matter_id: string;
            /** Step Id */
            step_id: string | null;
            /** Problem */
            problem: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * Joining
         * @description All of a household move into another; each with a relation to the head there.
         */
        Joining: {
            /**
             * Into Id
             * Format: uuid
             */
            into_id: string;
            /** Relations */
            relations: {
                [key: string]: string;
            };
            /**
             * On
             * Format: date
             */
            on: string;
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
        /** LeftBehind */
        LeftBehind: {
            /** What */
            what: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Why */
            why: string;
        };
        /** LimitForm */
        LimitForm: {
            /** Limit */
            limit: string;
        };
        /** LimitRow */
        LimitRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Limit */
            limit: string;
            /** Version */
            version: number;
        };
        /** Lock */
        Lock: {
            /** Reason */
            reason: string;
        };
        /** LookRow */
        LookRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By Name */
            by_name: string;
            /** By Role */
            by_role: string;
            /** How */
            how: string;
            /** Facts */
            facts: string[];
            /** Purpose */
            purpose: string;
            /** Words */
            words: string | null;
        };
        /** Looked */
        Looked: {
            /** Document */
            document: string | null;
            /** Phone */
            phone: string | null;
            /** Shown Seconds */
            shown_seconds: number;
        };
        /**
         * Looking
         * @description Why the full numbers are looked at; ``other`` needs words. The answer is shown for 30 seconds.
         */
        Looking: {
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "visit" | "check" | "emergency" | "correction" | "other";
            /** Words */
            words?: string | null;
            /**
             * How
             * @default reveal
             * @enum {string}
             */
            how: "reveal" | "call";
            /**
             * Facts
             * @default [
             *       "document",
             *       "phone"
             *     ]
             */
            facts: ("document" | "phone")[];
            /**
             * For Duty
             * @description 因报告义务、举报或公安协查，暂不告知本人
             * @default false
             */
            for_duty: boolean;
        };
        /** MadeBuildings */
        MadeBuildings: {
            /** Ids */
            ids: string[];
        };
        /** MatterDetail */
        MatterDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Workflow Version */
            workflow_version: number;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** State */
            state: string;
            /** State Title */
            state_title: string;
            /** Flags */
            flags: string[];
            /** Is Urgent */
            is_urgent: boolean;
            /** Channel */
            channel: string;
            /** Category Id */
            category_id: string | null;
            /** Category Title */
            category_title: string | null;
            /** Grid Id */
            grid_id: string | null;
            /** Grid Name */
            grid_name: string | null;
            /** Building Id */
            building_id: string | null;
            /** Entrance Id */
            entrance_id: string | null;
            /** Place Text */
            place_text: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Due At */
            due_at: string | null;
            /** Due Is Provisional */
            due_is_provisional: boolean;
            /** Paused At */
            paused_at: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Way */
            way: string | null;
            /** Round */
            round: number;
            /** Returns */
            returns: number;
            /** Holder Kind */
            holder_kind: string | null;
            /** Holder Id */
            holder_id: string | null;
            /** Holder Post */
            holder_post: string | null;
            /** Holder Name */
            holder_name: string | null;
            /** Version */
            version: number;
            /** Details */
            details: {
                [key: string]: unknown;
            };
            /** Longitude */
            longitude: number | null;
            /** Latitude */
            latitude: number | null;
            /** Dwelling Id */
            dwelling_id: string | null;
            /** Building Number */
            building_number: string | null;
            /** Entrance Number */
            entrance_number: string | null;
            /** Dwelling Door */
            dwelling_door: string | null;
            /** Person Id */
            person_id: string | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * State At
             * Format: date-time
             */
            state_at: string;
            /** Registered At */
            registered_at: string | null;
            /** Handled At */
            handled_at: string | null;
            /** Handle Due At */
            handle_due_at: string | null;
            /** Close Due At */
            close_due_at: string | null;
            /** Evaluated At */
            evaluated_at: string | null;
            /** Parent Id */
            parent_id: string | null;
            /** Root Id */
            root_id: string | null;
            /** Merged Into Id */
            merged_into_id: string | null;
            /** Progress Code */
            progress_code: string | null;
            /** Flag Titles */
            flag_titles: string[];
            /** Limit */
            limit: string | null;
            reporter: components["schemas"]["ReporterEntry"];
            verdict: components["schemas"]["VerdictEntry"] | null;
            /** Path */
            path: components["schemas"]["PathEntry"][];
            /** Steps */
            steps: components["schemas"]["StepEntry"][];
            /** Tasks */
            tasks: components["schemas"]["TaskEntry"][];
            /** Rounds */
            rounds: components["schemas"]["RelatedEntry"][];
            /** Links */
            links: components["schemas"]["RelatedEntry"][];
            /** Actions */
            actions: components["schemas"]["ActionEntry"][];
            /** Is Watched */
            is_watched: boolean;
        };
        /** MatterRow */
        MatterRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Workflow Version */
            workflow_version: number;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** State */
            state: string;
            /** State Title */
            state_title: string;
            /** Flags */
            flags: string[];
            /** Is Urgent */
            is_urgent: boolean;
            /** Channel */
            channel: string;
            /** Category Id */
            category_id: string | null;
            /** Category Title */
            category_title: string | null;
            /** Grid Id */
            grid_id: string | null;
            /** Grid Name */
            grid_name: string | null;
            /** Building Id */
            building_id: string | null;
            /** Entrance Id */
            entrance_id: string | null;
            /** Place Text */
            place_text: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Due At */
            due_at: string | null;
            /** Due Is Provisional */
            due_is_provisional: boolean;
            /** Paused At */
            paused_at: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Way */
            way: string | null;
            /** Round */
            round: number;
            /** Returns */
            returns: number;
            /** Holder Kind */
            holder_kind: string | null;
            /** Holder Id */
            holder_id: string | null;
            /** Holder Post */
            holder_post: string | null;
            /** Holder Name */
            holder_name: string | null;
            /** Version */
            version: number;
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
        /** MemberRow */
        MemberRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Name */
            name: string;
            /** Sex */
            sex: string;
            /** Birth On */
            birth_on: string | null;
            /** Relation */
            relation: string;
            /** Kind */
            kind: string;
            /** Presence */
            presence: string;
            /** Phone */
            phone: string | null;
            /** Tags */
            tags: string[];
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
        /** MergePreview */
        MergePreview: {
            kept: components["schemas"]["PersonDetail"];
            gone: components["schemas"]["PersonDetail"];
            /** Fills */
            fills: string[];
            /** Differs */
            differs: string[];
            /** Moves */
            moves: {
                [key: string]: number;
            };
            /** Needs Residence */
            needs_residence: boolean;
        };
        /** Merging */
        Merging: {
            /**
             * Gone Id
             * Format: uuid
             */
            gone_id: string;
            /** Residence */
            residence?: ("kept" | "gone") | null;
        };
        /** MessageRow */
        MessageRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Body */
            body: string;
            /** Matter Id */
            matter_id: string | null;
            /** Step Id */
            step_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Read At */
            read_at: string | null;
            /** Holder Kind */
            holder_kind: string;
            /** Matter Kind */
            matter_kind: string | null;
            /** Number */
            number: string | null;
        };
        /**
         * MonthRow
         * @description Visits of one grid in one month; each figure opens its rows by the filters beside it.
         */
        MonthRow: {
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /** Grid */
            grid: string;
            /** Month */
            month: string;
            /** Due */
            due: number;
            /** Made */
            made: number;
            /** Unanswered */
            unanswered: number;
            /** Care People */
            care_people: number;
            /** Care Visited */
            care_visited: number;
            /** Per Mille */
            per_mille: number | null;
            /** Words */
            words: string;
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
        /** MovingOut */
        MovingOut: {
            /**
             * Until On
             * Format: date
             */
            until_on: string;
            /**
             * New Head Id
             * @description 户主迁出而户里还有人时，谁来当户主（居住记录）
             */
            new_head_id?: string | null;
            /** Note */
            note?: string | null;
        };
        /** MuteRow */
        MuteRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Person Id */
            person_id: string | null;
            /** Reason */
            reason: string;
            /**
             * Until On
             * Format: date
             */
            until_on: string;
            /** Words */
            words: string;
        };
        /** NeedEnding */
        NeedEnding: {
            /**
             * State
             * @enum {string}
             */
            state: "merged" | "matter" | "project" | "answered" | "declined";
            /** Answer */
            answer?: string | null;
            /** Merged Into Id */
            merged_into_id?: string | null;
        };
        /** NeedRow */
        NeedRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Topic */
            topic: string;
            /** Words */
            words: string;
            /** Group Concerned */
            group_concerned: string | null;
            /** Building */
            building: string | null;
            /** Place Text */
            place_text: string;
            /** State */
            state: string;
            /** Answer */
            answer: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Version */
            version: number;
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
        /** NewCategory */
        NewCategory: {
            /** Parent Id */
            parent_id: string | null;
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Position */
            position: number;
            /** Is Urgent */
            is_urgent: boolean;
            /**
             * Evidence
             * @enum {string}
             */
            evidence: "none" | "photo" | "before_after";
            /** Limits */
            limits: {
                [key: string]: string;
            };
            /** Register When */
            register_when: string;
            /** Close When */
            close_when: string;
            /** Keywords */
            keywords: string;
            /** Is Active */
            is_active: boolean;
            /** Kind */
            kind: string;
        };
        /** NewCheck */
        NewCheck: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Point Id
             * Format: uuid
             */
            point_id: string;
            /** Results */
            results: components["schemas"]["CheckResult"][];
            /**
             * Files
             * @default []
             */
            files: string[];
            /**
             * Scanned
             * @default false
             */
            scanned: boolean;
            /** Checked At */
            checked_at?: string | null;
        };
        /**
         * NewCollecting
         * @description The desk or the property company asks that a door be visited and its people recorded.
         */
        NewCollecting: {
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /** Words */
            words: string;
        };
        /**
         * NewCollection
         * @description A household recorded at its door. Everybody gives consent, children under 14 through a parent among them.
         */
        NewCollection: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** People */
            people: components["schemas"]["Newcomer"][];
            /**
             * Beside Others
             * @description 门里已有别的户，确认这是另外一户
             * @default false
             */
            beside_others: boolean;
            /**
             * Words
             * @default
             */
            words: string;
        };
        /** NewConsent */
        NewConsent: {
            /**
             * Text Id
             * Format: uuid
             */
            text_id: string;
            /**
             * Given How
             * @enum {string}
             */
            given_how: "screen" | "paper" | "online";
            /** By Guardian Id */
            by_guardian_id?: string | null;
            /** File Id */
            file_id?: string | null;
        };
        /** NewConsentText */
        NewConsentText: {
            /** Purpose */
            purpose: string;
            /** Words */
            words: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
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
        /** NewGuardian */
        NewGuardian: {
            /**
             * Guardian Id
             * Format: uuid
             */
            guardian_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "parent" | "grandparent" | "spouse" | "child" | "relative" | "appointed";
            /** Document */
            document?: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
        };
        /**
         * NewHandover
         * @description The phone's receipt after its scope changed.
         */
        NewHandover: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Grid Ids */
            grid_ids: string[];
            /** Scope Before */
            scope_before: string;
            /** Scope After */
            scope_after: string;
            /** Dropped */
            dropped: number;
            /** Kept */
            kept: number;
            /** Unsent */
            unsent: number;
        };
        /** NewImport */
        NewImport: {
            /**
             * File Id
             * Format: uuid
             */
            file_id: string;
            /** File Name */
            file_name: string;
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
        /** NewMute */
        NewMute: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Household Id
             * Format: uuid
             */
            household_id: string;
            /** Person Id */
            person_id?: string | null;
            /**
             * Reason
             * @enum {string}
             */
            reason: "away" | "ill" | "moved" | "asked";
            /**
             * Until On
             * Format: date
             */
            until_on: string;
            /**
             * Words
             * @default
             */
            words: string;
        };
        /** NewNeed */
        NewNeed: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Topic
             * @enum {string}
             */
            topic: "facility" | "environment" | "safety" | "parking" | "elder_care" | "child_care" | "health" | "culture" | "work" | "other";
            /** Words */
            words: string;
            /** Group Concerned */
            group_concerned?: string | null;
            /** Building Id */
            building_id?: string | null;
            /** Entrance Id */
            entrance_id?: string | null;
            /**
             * Place Text
             * @default
             */
            place_text: string;
            /** Visit Id */
            visit_id?: string | null;
        };
        /** NewPatrol */
        NewPatrol: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Route Id
             * Format: uuid
             */
            route_id: string;
            /** Started At */
            started_at?: string | null;
        };
        /** NewPermit */
        NewPermit: {
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /**
             * Ground
             * @enum {string}
             */
            ground: "work" | "home" | "study";
        };
        /**
         * NewPerson
         * @description Sex and birth come from a citizen's number and are then not asked; others and the newborn give them.
         */
        NewPerson: {
            /** Ethnic Group */
            ethnic_group?: string | null;
            /** Education */
            education?: string | null;
            /** Political Status */
            political_status?: string | null;
            /** Marital Status */
            marital_status?: string | null;
            /** Employment */
            employment?: ("11" | "13" | "17" | "21" | "24" | "27" | "31" | "37" | "51" | "54" | "70" | "80" | "90") | null;
            /** Work Unit Id */
            work_unit_id?: string | null;
            /** Workplace */
            workplace?: string | null;
            /** Name */
            name: string;
            document_kind?: components["schemas"]["DocumentKind"] | null;
            /** Document Number */
            document_number?: string | null;
            /** Sex */
            sex?: ("0" | "1" | "2" | "9") | null;
            /** Birth On */
            birth_on?: string | null;
            /** Phone */
            phone?: string | null;
            residence?: components["schemas"]["Residing"] | null;
            /**
             * Source
             * @default window
             * @enum {string}
             */
            source: "window" | "grid" | "door" | "self";
            /**
             * Confirmed
             * @default false
             */
            confirmed: boolean;
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
        /** NewRoute */
        NewRoute: {
            /** Name */
            name: string;
            /**
             * Every Days
             * @default 1
             */
            every_days: number;
            /**
             * Is Used
             * @default true
             */
            is_used: boolean;
            /** Points */
            points: components["schemas"]["PointForm"][];
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
        };
        /** NewRouting */
        NewRouting: {
            /** Category Id */
            category_id: string | null;
            /** Grid Id */
            grid_id: string | null;
            to: components["schemas"]["HolderChoice"];
            /** Is Active */
            is_active: boolean;
            /** Kind */
            kind: string;
        };
        /** NewRule */
        NewRule: {
            /** Title */
            title: string;
            /**
             * Tags
             * @default []
             */
            tags: (("living_alone" | "empty_nest" | "left_behind_elder" | "left_behind_child" | "child_in_need" | "frail" | "disabled" | "subsistence" | "extreme_poverty" | "landless" | "veteran" | "long_illness") | "severely_disabled")[];
            /**
             * Every Tag
             * @default true
             */
            every_tag: boolean;
            /** Min Age */
            min_age?: number | null;
            /** Max Age */
            max_age?: number | null;
            /** Days */
            days?: number | null;
            /** Months */
            months?: number | null;
            /**
             * Ahead
             * @default 7
             */
            ahead: number;
            /**
             * Severity
             * @default 1
             */
            severity: number;
            /** Signal After */
            signal_after?: number | null;
            /** Basis */
            basis: string;
            /**
             * Is Used
             * @default true
             */
            is_used: boolean;
            /** Code */
            code: string;
            /**
             * Purpose
             * @default care
             * @enum {string}
             */
            purpose: "care" | "routine" | "confirm";
        };
        /** NewStatus */
        NewStatus: {
            /**
             * Hukou Kind
             * @enum {string}
             */
            hukou_kind: "agricultural" | "non_agricultural" | "resident";
            /** Village */
            village?: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Document */
            document?: string | null;
        };
        /** NewTag */
        NewTag: {
            /**
             * Tag
             * @enum {string}
             */
            tag: "living_alone" | "empty_nest" | "left_behind_elder" | "left_behind_child" | "child_in_need" | "frail" | "disabled" | "subsistence" | "extreme_poverty" | "landless" | "veteran" | "long_illness";
            /**
             * Source
             * @enum {string}
             */
            source: "visit" | "document" | "department" | "self" | "window";
            /** Note */
            note?: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on?: string | null;
            /** Disability Kind */
            disability_kind?: number | null;
            /** Disability Grade */
            disability_grade?: number | null;
            /** Named Account Id */
            named_account_id?: string | null;
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
        /**
         * NewVisit
         * @description One call on a household, or on a door with nobody on record. ``id`` is made on the phone.
         */
        NewVisit: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Household Id */
            household_id?: string | null;
            /** Dwelling Id */
            dwelling_id?: string | null;
            /**
             * How
             * @default door
             * @enum {string}
             */
            how: "door" | "phone" | "video";
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "met" | "not_home" | "refused" | "moved";
            /**
             * People
             * @default []
             */
            people: components["schemas"]["PersonMet"][];
            /** Step */
            step?: ("second_try" | "family" | "site_check" | "emergency") | null;
            /**
             * Words
             * @default
             */
            words: string;
            /**
             * Files
             * @default []
             */
            files: string[];
            /** At Home */
            at_home?: ("daytime" | "evening" | "weekend") | null;
            /**
             * Confirmed
             * @description 户情核实无误
             * @default false
             */
            confirmed: boolean;
            /**
             * Follow Ups
             * @default []
             */
            follow_ups: ("doctor" | "family" | "meal" | "repair" | "window")[];
            /**
             * Arrived At
             * @description 手机上按下「我到了」的时间，没有就是写好的时间
             */
            arrived_at?: string | null;
        };
        /**
         * Newcomer
         * @description Somebody met at a new household's door; the first is its head.
         */
        Newcomer: {
            /** Ethnic Group */
            ethnic_group?: string | null;
            /** Education */
            education?: string | null;
            /** Political Status */
            political_status?: string | null;
            /** Marital Status */
            marital_status?: string | null;
            /** Employment */
            employment?: ("11" | "13" | "17" | "21" | "24" | "27" | "31" | "37" | "51" | "54" | "70" | "80" | "90") | null;
            /** Work Unit Id */
            work_unit_id?: string | null;
            /** Workplace */
            workplace?: string | null;
            /** Name */
            name: string;
            document_kind?: components["schemas"]["DocumentKind"] | null;
            /** Document Number */
            document_number?: string | null;
            /** Sex */
            sex?: ("0" | "1" | "2" | "9") | null;
            /** Birth On */
            birth_on?: string | null;
            /** Phone */
            phone?: string | null;
            /**
             * Relation
             * @default 02
             */
            relation: string;
            /**
             * Kind
             * @default floating
             * @enum {string}
             */
            kind: "registered" | "floating" | "overseas" | "unregistered";
            /** Tenure */
            tenure?: ("owner" | "family" | "tenant" | "borrowed" | "staff" | "other") | null;
            /** Origin Code */
            origin_code?: string | null;
            /** Origin */
            origin?: string | null;
            /**
             * Statuses
             * @default []
             */
            statuses: components["schemas"]["HistoryLine"][];
            consent?: components["schemas"]["NewcomerConsent"] | null;
        };
        /**
         * NewcomerConsent
         * @description Consent in the version shown, signed on the screen or on paper (PV-02, PV-08).
         */
        NewcomerConsent: {
            /**
             * Text Id
             * Format: uuid
             */
            text_id: string;
            /**
             * Given How
             * @enum {string}
             */
            given_how: "screen" | "paper";
            /** File Id */
            file_id?: string | null;
        };
        /** NextStep */
        NextStep: {
            /** Code */
            code: string;
            /** Words */
            words: string;
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
        /**
         * OtherEvent
         * @description A duplicate, another round, or an earlier event at the same place.
         */
        OtherEvent: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** State */
            state: string;
            /**
             * Relation
             * @enum {string}
             */
            relation: "duplicate" | "same_place" | "round" | "part" | "related";
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Closed At */
            closed_at: string | null;
        };
        /**
         * OwnRecord
         * @description A resident's own record: everything of himself in full, of the others in the household their names.
         */
        OwnRecord: {
            person: components["schemas"]["PersonDetail"];
            /** Document */
            document: string | null;
            /** Phone */
            phone: string | null;
            /** Household */
            household: string[];
            /** Wards */
            wards: components["schemas"]["OwnWard"][];
            /** Looks */
            looks: number;
        };
        /**
         * OwnVerdicts
         * @description Null below the least number of verdicts.
         */
        OwnVerdicts: {
            /** Verdicts */
            verdicts: number | null;
            /** Satisfied */
            satisfied: number | null;
            /** Level Sum */
            level_sum: number | null;
            /** Least */
            least: number;
        };
        /** OwnWard */
        OwnWard: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Name */
            name: string;
            /** Birth On */
            birth_on: string | null;
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
        /** Page[ChangeRow] */
        Page_ChangeRow_: {
            /** Items */
            items: components["schemas"]["ChangeRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[CountedEvent] */
        Page_CountedEvent_: {
            /** Items */
            items: components["schemas"]["CountedEvent"][];
            /** Next */
            next: string | null;
        };
        /** Page[DoneRow] */
        Page_DoneRow_: {
            /** Items */
            items: components["schemas"]["jiayuan__engines__matters__answers__DoneRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[EventRow] */
        Page_EventRow_: {
            /** Items */
            items: components["schemas"]["EventRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[HandoverRow] */
        Page_HandoverRow_: {
            /** Items */
            items: components["schemas"]["HandoverRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[ImportRowOut] */
        Page_ImportRowOut_: {
            /** Items */
            items: components["schemas"]["ImportRowOut"][];
            /** Next */
            next: string | null;
        };
        /** Page[InboxRow] */
        Page_InboxRow_: {
            /** Items */
            items: components["schemas"]["InboxRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[LookRow] */
        Page_LookRow_: {
            /** Items */
            items: components["schemas"]["LookRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[MatterRow] */
        Page_MatterRow_: {
            /** Items */
            items: components["schemas"]["MatterRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[MessageRow] */
        Page_MessageRow_: {
            /** Items */
            items: components["schemas"]["MessageRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[NeedRow] */
        Page_NeedRow_: {
            /** Items */
            items: components["schemas"]["NeedRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[PatrolRow] */
        Page_PatrolRow_: {
            /** Items */
            items: components["schemas"]["PatrolRow"][];
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
        /** Page[ResidentRow] */
        Page_ResidentRow_: {
            /** Items */
            items: components["schemas"]["ResidentRow"][];
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
        /** Page[VisitRow] */
        Page_VisitRow_: {
            /** Items */
            items: components["schemas"]["VisitRow"][];
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
        /** PathEntry */
        PathEntry: {
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Is Now */
            is_now: boolean;
            /** Is Final */
            is_final: boolean;
            /** Entered At */
            entered_at: string | null;
            /** Seconds */
            seconds: number;
        };
        /** PatrolDetail */
        PatrolDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Route Id
             * Format: uuid
             */
            route_id: string;
            /** Route */
            route: string;
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /** Worker Name */
            worker_name: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Points */
            points: number;
            /** Checked */
            checked: number;
            /** Findings */
            findings: number;
            /** Is Gap */
            is_gap: boolean;
            /** Checks */
            checks: components["schemas"]["CheckRow"][];
        };
        /** PatrolDue */
        PatrolDue: {
            /**
             * Route Id
             * Format: uuid
             */
            route_id: string;
            /** Name */
            name: string;
            /** Points */
            points: number;
            /** Last On */
            last_on: string | null;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
        };
        /** PatrolEnding */
        PatrolEnding: {
            /** Ended At */
            ended_at?: string | null;
        };
        /** PatrolRow */
        PatrolRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Route Id
             * Format: uuid
             */
            route_id: string;
            /** Route */
            route: string;
            /**
             * Grid Id
             * Format: uuid
             */
            grid_id: string;
            /** Worker Name */
            worker_name: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Points */
            points: number;
            /** Checked */
            checked: number;
            /** Findings */
            findings: number;
            /** Is Gap */
            is_gap: boolean;
        };
        /** PermitRow */
        PermitRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Endorsed On */
            endorsed_on: string | null;
            /** Ground */
            ground: string;
            /** State */
            state: string;
            /**
             * Endorse Until
             * Format: date
             */
            endorse_until: string;
            /** Version */
            version: number;
        };
        /**
         * PersonChangeForm
         * @description Only what is sent changes; ``null`` empties a fact that may be empty.
         */
        PersonChangeForm: {
            /** Ethnic Group */
            ethnic_group?: string | null;
            /** Education */
            education?: string | null;
            /** Political Status */
            political_status?: string | null;
            /** Marital Status */
            marital_status?: string | null;
            /** Employment */
            employment?: ("11" | "13" | "17" | "21" | "24" | "27" | "31" | "37" | "51" | "54" | "70" | "80" | "90") | null;
            /** Work Unit Id */
            work_unit_id?: string | null;
            /** Workplace */
            workplace?: string | null;
            /** Name */
            name?: string | null;
            document_kind?: components["schemas"]["DocumentKind"] | null;
            /** Document Number */
            document_number?: string | null;
            /** Sex */
            sex?: ("0" | "1" | "2" | "9") | null;
            /** Birth On */
            birth_on?: string | null;
            /** Phone */
            phone?: string | null;
            /**
             * Source
             * @default window
             * @enum {string}
             */
            source: "window" | "grid" | "door" | "self";
            /** Note */
            note?: string | null;
        };
        /**
         * PersonDetail
         * @description Everything on record of one person, numbers masked.
         */
        PersonDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Sex */
            sex: string;
            /** Birth On */
            birth_on: string | null;
            /** Age */
            age: number | null;
            /** Is Old */
            is_old: boolean;
            /** Died On */
            died_on: string | null;
            /** Document Kind */
            document_kind: string;
            /** Document */
            document: string | null;
            /** Phone */
            phone: string | null;
            /** Ethnic Group */
            ethnic_group: string | null;
            /** Education */
            education: string | null;
            /** Political Status */
            political_status: string | null;
            /** Marital Status */
            marital_status: string | null;
            /** Employment */
            employment: string | null;
            /** Work Unit Id */
            work_unit_id: string | null;
            /** Work Unit */
            work_unit: string | null;
            /** Workplace */
            workplace: string | null;
            /** Source */
            source: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Merged Into Id */
            merged_into_id: string | null;
            /** Needs Guardian */
            needs_guardian: boolean;
            /** Version */
            version: number;
            /** Residences */
            residences: components["schemas"]["ResidenceRow"][];
            /** Tags */
            tags: components["schemas"]["TagRow"][];
            /** Statuses */
            statuses: components["schemas"]["StatusRow"][];
            /** Permits */
            permits: components["schemas"]["PermitRow"][];
            /** Guardians */
            guardians: components["schemas"]["GuardianRow"][];
            /** Consents */
            consents: components["schemas"]["ConsentRow"][];
            /** Freshness */
            freshness: components["schemas"]["Freshness"][];
        };
        /** PersonMet */
        PersonMet: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /**
             * State
             * @default fine
             * @enum {string}
             */
            state: "fine" | "unwell" | "needs_help";
        };
        /** PersonShort */
        PersonShort: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Age */
            age: number | null;
            /** Tags */
            tags: string[];
        };
        /**
         * PhonePass
         * @description Proves a guest's phone for a quarter of an hour: for his photos and one report.
         */
        PhonePass: {
            /** Pass */
            pass: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /** PhoneProving */
        PhoneProving: {
            /** Phone */
            phone: string;
            /** Code */
            code: string;
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
        /**
         * PlaceChoice
         * @description Where it is: the finest thing known of dwelling, entrance, building or point; the words say the rest.
         */
        PlaceChoice: {
            /** Dwelling Id */
            dwelling_id?: string | null;
            /** Entrance Id */
            entrance_id?: string | null;
            /** Building Id */
            building_id?: string | null;
            /** Longitude */
            longitude?: number | null;
            /** Latitude */
            latitude?: number | null;
            /**
             * Text
             * @default
             */
            text: string;
        };
        /**
         * PlaceFound
         * @description A place that may be meant; ``why`` says how it was found: home, position, search, poster.
         */
        PlaceFound: {
            /** Dwelling Id */
            dwelling_id: string | null;
            /** Entrance Id */
            entrance_id: string | null;
            /**
             * Building Id
             * Format: uuid
             */
            building_id: string;
            /** Grid Id */
            grid_id: string | null;
            /** Text */
            text: string;
            /** Longitude */
            longitude: number | null;
            /** Latitude */
            latitude: number | null;
            /** Metres */
            metres: number | null;
            /**
             * Why
             * @enum {string}
             */
            why: "home" | "position" | "search";
        };
        /**
         * PointForm
         * @description A check-point; with ``id`` one that is there already and keeps its code.
         */
        PointForm: {
            /** Id */
            id?: string | null;
            /** Name */
            name: string;
            /** Building Id */
            building_id?: string | null;
            /** Entrance Id */
            entrance_id?: string | null;
            /**
             * Checklist Id
             * Format: uuid
             */
            checklist_id: string;
        };
        /** PointRow */
        PointRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Position */
            position: number;
            /** Name */
            name: string;
            /** Building Id */
            building_id: string | null;
            /** Entrance Id */
            entrance_id: string | null;
            /**
             * Checklist Id
             * Format: uuid
             */
            checklist_id: string;
            /** Code */
            code: string;
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
         * Progress
         * @description What anybody with number and code may know: no names, no places.
         */
        Progress: {
            /** Number */
            number: string;
            /** Kind Title */
            kind_title: string;
            /** State Title */
            state_title: string;
            /** Is Ended */
            is_ended: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Due At */
            due_at: string | null;
            /** Steps */
            steps: components["schemas"]["ProgressStep"][];
        };
        /** ProgressStep */
        ProgressStep: {
            /** Title */
            title: string;
            /** To Title */
            to_title: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Note */
            note: string;
        };
        /** ProposedHandler */
        ProposedHandler: {
            /** Kind */
            kind: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Post */
            post: string | null;
            /** Scope Id */
            scope_id: string | null;
            /** Title */
            title: string;
        };
        /** RatioEntry */
        RatioEntry: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Part */
            part: number;
            /** Whole */
            whole: number;
            /** Part Figure */
            part_figure: string;
            /** Whole Figure */
            whole_figure: string;
            /** Permille */
            permille: number | null;
        };
        /**
         * Received
         * @description What a guest takes away: shown this once.
         */
        Received: {
            /** Number */
            number: string;
            /** Progress Code */
            progress_code: string;
            /** Promise */
            promise: string;
        };
        /** RelatedEntry */
        RelatedEntry: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** State */
            state: string;
            /** State Title */
            state_title: string;
            /** Kind */
            kind: string;
            /** Workflow Version */
            workflow_version: number;
            /** Round */
            round: number;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Closed At */
            closed_at: string | null;
            /** Parent Id */
            parent_id: string | null;
            /** Merged Into Id */
            merged_into_id: string | null;
            /** Link */
            link: string | null;
        };
        /** ReporterEntry */
        ReporterEntry: {
            /** Name */
            name: string | null;
            /** Is Guest */
            is_guest: boolean;
            /** May Call */
            may_call: boolean;
            /** Is Me */
            is_me: boolean;
        };
        /** ReporterPhone */
        ReporterPhone: {
            /** Phone */
            phone: string;
        };
        /**
         * ReporterShown
         * @description Who reported, as far as this reader may know (settled 20).
         */
        ReporterShown: {
            /** Name */
            name: string | null;
            /** May Call */
            may_call: boolean;
            /** Is Guest */
            is_guest: boolean;
            /** Supporters */
            supporters: number;
        };
        /**
         * Reporting
         * @description A report by somebody signed in. ``id`` is made by the client, so that a second send finds the first.
         */
        Reporting: {
            /** Text */
            text: string;
            /** Category Id */
            category_id?: string | null;
            /**
             * May Call
             * @default false
             */
            may_call: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            place: components["schemas"]["PlaceChoice"];
            /**
             * Files
             * @default []
             */
            files: components["schemas"]["Evidence"][];
            /**
             * Channel
             * @default mobile
             * @enum {string}
             */
            channel: "desk" | "mobile" | "kiosk" | "phone" | "api" | "device" | "transfer";
            /**
             * Source
             * @default resident
             * @enum {string}
             */
            source: "patrol" | "visit" | "resident" | "phone" | "camera" | "transfer" | "other";
            /**
             * Is Urgent
             * @default false
             */
            is_urgent: boolean;
            /** Device At */
            device_at?: string | null;
            /** About Unit Id */
            about_unit_id?: string | null;
            /** About Account Id */
            about_account_id?: string | null;
        };
        /** ResidenceRow */
        ResidenceRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Household Id
             * Format: uuid
             */
            household_id: string;
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /** Estate */
            estate: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /** Grid Id */
            grid_id: string | null;
            /** Relation */
            relation: string;
            /** Kind */
            kind: string;
            /** Presence */
            presence: string;
            /** Is Main */
            is_main: boolean;
            /** Tenure */
            tenure: string | null;
            /** Origin */
            origin: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** End Reason */
            end_reason: string | null;
        };
        /**
         * ResidentRow
         * @description A resident in a list: numbers masked.
         */
        ResidentRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /**
             * Household Id
             * Format: uuid
             */
            household_id: string;
            /** Name */
            name: string;
            /** Sex */
            sex: string;
            /** Birth On */
            birth_on: string | null;
            /** Age */
            age: number | null;
            /** Relation */
            relation: string;
            /** Kind */
            kind: string;
            /** Presence */
            presence: string;
            /** Estate */
            estate: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /**
             * Building Id
             * Format: uuid
             */
            building_id: string;
            /** Grid Id */
            grid_id: string | null;
            /** Document */
            document: string | null;
            /** Phone */
            phone: string | null;
            /** Tags */
            tags: string[];
            /** Confirmed At */
            confirmed_at: string | null;
            /** Pinyin */
            pinyin: string;
        };
        /**
         * Residing
         * @description Where and how somebody lives; without a household a new one begins with him as its head.
         */
        Residing: {
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /** Household Id */
            household_id?: string | null;
            /**
             * Relation
             * @default 02
             */
            relation: string;
            /**
             * Kind
             * @default registered
             * @enum {string}
             */
            kind: "registered" | "floating" | "overseas" | "unregistered";
            /**
             * Presence
             * @default home
             * @enum {string}
             */
            presence: "home" | "person_only" | "away";
            /** Tenure */
            tenure?: ("owner" | "family" | "tenant" | "borrowed" | "staff" | "other") | null;
            /** Origin Code */
            origin_code?: string | null;
            /** Origin */
            origin?: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
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
        /** RouteDetail */
        RouteDetail: {
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
            /** Name */
            name: string;
            /** Every Days */
            every_days: number;
            /** Is Used */
            is_used: boolean;
            /** Version */
            version: number;
            /** Points */
            points: components["schemas"]["PointRow"][];
        };
        /** RouteForm */
        RouteForm: {
            /** Name */
            name: string;
            /**
             * Every Days
             * @default 1
             */
            every_days: number;
            /**
             * Is Used
             * @default true
             */
            is_used: boolean;
            /** Points */
            points: components["schemas"]["PointForm"][];
        };
        /** RouteRow */
        RouteRow: {
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
            /** Name */
            name: string;
            /** Every Days */
            every_days: number;
            /** Is Used */
            is_used: boolean;
            /** Points */
            points: number;
            /** Last At */
            last_at: string | null;
            /** Version */
            version: number;
        };
        /** RoutingForm */
        RoutingForm: {
            /** Category Id */
            category_id: string | null;
            /** Grid Id */
            grid_id: string | null;
            to: components["schemas"]["HolderChoice"];
            /** Is Active */
            is_active: boolean;
        };
        /** RoutingRow */
        RoutingRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Category Id */
            category_id: string | null;
            /** Category Title */
            category_title: string | null;
            /** Grid Id */
            grid_id: string | null;
            /** Grid Name */
            grid_name: string | null;
            /** Holder Kind */
            holder_kind: string;
            /**
             * Holder Id
             * Format: uuid
             */
            holder_id: string;
            /** Post */
            post: string | null;
            /** Scope Id */
            scope_id: string | null;
            /** Holder Name */
            holder_name: string | null;
            /** From Matter Id */
            from_matter_id: string | null;
            /** Is Active */
            is_active: boolean;
            /** Version */
            version: number;
        };
        /** RowDecision */
        RowDecision: {
            /**
             * Row Id
             * Format: uuid
             */
            row_id: string;
            /**
             * Decision
             * @enum {string}
             */
            decision: "keep" | "take" | "skip";
        };
        /**
         * RuleForm
         * @description A row of the visiting rules as the desk edits it.
         */
        RuleForm: {
            /** Title */
            title: string;
            /**
             * Tags
             * @default []
             */
            tags: (("living_alone" | "empty_nest" | "left_behind_elder" | "left_behind_child" | "child_in_need" | "frail" | "disabled" | "subsistence" | "extreme_poverty" | "landless" | "veteran" | "long_illness") | "severely_disabled")[];
            /**
             * Every Tag
             * @default true
             */
            every_tag: boolean;
            /** Min Age */
            min_age?: number | null;
            /** Max Age */
            max_age?: number | null;
            /** Days */
            days?: number | null;
            /** Months */
            months?: number | null;
            /**
             * Ahead
             * @default 7
             */
            ahead: number;
            /**
             * Severity
             * @default 1
             */
            severity: number;
            /** Signal After */
            signal_after?: number | null;
            /** Basis */
            basis: string;
            /**
             * Is Used
             * @default true
             */
            is_used: boolean;
        };
        /** RuleRow */
        RuleRow: {
            /** Title */
            title: string;
            /**
             * Tags
             * @default []
             */
            tags: (("living_alone" | "empty_nest" | "left_behind_elder" | "left_behind_child" | "child_in_need" | "frail" | "disabled" | "subsistence" | "extreme_poverty" | "landless" | "veteran" | "long_illness") | "severely_disabled")[];
            /**
             * Every Tag
             * @default true
             */
            every_tag: boolean;
            /** Min Age */
            min_age?: number | null;
            /** Max Age */
            max_age?: number | null;
            /** Days */
            days?: number | null;
            /** Months */
            months?: number | null;
            /**
             * Ahead
             * @default 7
             */
            ahead: number;
            /**
             * Severity
             * @default 1
             */
            severity: number;
            /** Signal After */
            signal_after?: number | null;
            /** Basis */
            basis: string;
            /**
             * Is Used
             * @default true
             */
            is_used: boolean;
            /** Code */
            code: string;
            /**
             * Purpose
             * @default care
             * @enum {string}
             */
            purpose: "care" | "routine" | "confirm";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Version */
            version: number;
        };
        /** SavedViewRow */
        SavedViewRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            filter: components["schemas"]["Filter"];
            /** Is Shared */
            is_shared: boolean;
            /** Is Own */
            is_own: boolean;
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
        /**
         * Signal
         * @description A finding that needs a decision, with the events it rests on.
         */
        Signal: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "same_place" | "old";
            /** Title */
            title: string;
            /** Place */
            place: string;
            /** Entrance Id */
            entrance_id: string | null;
            /** Building Id */
            building_id: string | null;
            /** Count */
            count: number;
            /** Matters */
            matters: components["schemas"]["OtherEvent"][];
        };
        /** SignalRow */
        SignalRow: {
            /**
             * Due Id
             * Format: uuid
             */
            due_id: string;
            /** Person Id */
            person_id: string | null;
            /**
             * Household Id
             * Format: uuid
             */
            household_id: string;
            /** Name */
            name: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /** Grid Id */
            grid_id: string | null;
            /** Unanswered */
            unanswered: number;
            /** Tried On */
            tried_on: string | null;
            next_step: components["schemas"]["NextStep"];
        };
        /** SignedOut */
        SignedOut: {
            /** Count */
            count: number;
        };
        /**
         * SimilarEvent
         * @description A report that may be about the same thing. Photos come to staff only; others learn how many there are.
         */
        SimilarEvent: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** Words */
            words: string;
            /** State */
            state: string;
            /** Place */
            place: string;
            /** Category */
            category: string | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Photos */
            photos: string[];
            /** Photo Count */
            photo_count: number;
            /** Supporters */
            supporters: number;
            /** Is Own */
            is_own: boolean;
            /**
             * Why
             * @enum {string}
             */
            why: "same_place" | "near" | "still_open";
        };
        /**
         * Splitting
         * @description Part of a household becomes one of its own, at the same door or another.
         */
        Splitting: {
            /** Resident Ids */
            resident_ids: string[];
            /**
             * Head Id
             * Format: uuid
             */
            head_id: string;
            /** Relations */
            relations?: {
                [key: string]: string;
            };
            /** Dwelling Id */
            dwelling_id?: string | null;
            /**
             * On
             * Format: date
             */
            on: string;
            /**
             * Old Head Id
             * @description 户主分出去时，留下的人里谁当户主
             */
            old_head_id?: string | null;
        };
        /** StatusRow */
        StatusRow: {
            /** Hukou Kind */
            hukou_kind: string;
            /** Village */
            village: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Document */
            document: string | null;
        };
        /** StepEntry */
        StepEntry: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number;
            /** Action */
            action: string;
            /** Title */
            title: string;
            /** From State */
            from_state: string | null;
            /** To State */
            to_state: string;
            /** To Title */
            to_title: string;
            /** Actor Name */
            actor_name: string;
            /** Actor Role */
            actor_role: string;
            /** Is Mine */
            is_mine: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Device At */
            device_at: string | null;
            /** Has Gap */
            has_gap: boolean;
            /** Is Public */
            is_public: boolean;
            /** Note */
            note: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Files */
            files: unknown[];
            /** Undoes Id */
            undoes_id: string | null;
        };
        /**
         * StopRow
         * @description A door on today's route; tags stand here only, for today's doors (settled 21).
         */
        StopRow: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Household Id */
            household_id: string | null;
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /**
             * Building Id
             * Format: uuid
             */
            building_id: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /** People */
            people: components["schemas"]["PersonShort"][];
            /** Why */
            why: components["schemas"]["Why"][];
            /** Days Late */
            days_late: number;
            /** Is Urgent */
            is_urgent: boolean;
            next_step: components["schemas"]["NextStep"] | null;
            /** Unanswered */
            unanswered: number;
            /** Tried On */
            tried_on: string | null;
            /** At Home */
            at_home: string | null;
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
        /**
         * Supporting
         * @description 「我也遇到」: one more who is told how it goes; words may add what he saw.
         */
        Supporting: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** TagRow */
        TagRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Tag */
            tag: string;
            /** Source */
            source: string;
            /** Note */
            note: string | null;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Version */
            version: number;
        };
        /** TaskEntry */
        TaskEntry: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Purpose */
            purpose: string;
            /** State */
            state: string;
            /** Holder Kind */
            holder_kind: string;
            /**
             * Holder Id
             * Format: uuid
             */
            holder_id: string;
            /** Post */
            post: string | null;
            /** Scope Id */
            scope_id: string | null;
            /** Joining */
            joining: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Done At */
            done_at: string | null;
            /** Outcome */
            outcome: string | null;
            /** Holder Name */
            holder_name: string | null;
        };
        /**
         * TemplateForm
         * @description Words to answer with, for a category (or all) and an action (or all).
         */
        TemplateForm: {
            /** Title */
            title: string;
            /** Words */
            words: string;
            /** Category Id */
            category_id?: string | null;
            /** Action */
            action?: string | null;
        };
        /** TemplateRow */
        TemplateRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Title */
            title: string;
            /** Words */
            words: string;
            /** Category Id */
            category_id: string | null;
            /** Action */
            action: string | null;
            /** Version */
            version: number;
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
         * Totals
         * @description Exact up to 1,000; 1,001 means more.
         */
        Totals: {
            /** Total */
            total: number;
            /** Late */
            late: number;
            /** Today */
            today: number;
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
        /** UndoResult */
        UndoResult: {
            /** Taken Back */
            taken_back: number;
            /** Left */
            left: components["schemas"]["LeftBehind"][];
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
        /** Unread */
        Unread: {
            /** Unread */
            unread: number;
        };
        /**
         * UntilMessage
         * @description The latest message that was seen.
         */
        UntilMessage: {
            /**
             * Until
             * Format: uuid
             */
            until: string;
        };
        /** UnvisitedRow */
        UnvisitedRow: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /**
             * Household Id
             * Format: uuid
             */
            household_id: string;
            /** Name */
            name: string;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Last On */
            last_on: string | null;
            /** Unanswered */
            unanswered: number;
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
        /** VerdictEntry */
        VerdictEntry: {
            /** Level */
            level: number;
            /** Tags */
            tags: string[];
            /** Words */
            words: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** ViewForm */
        ViewForm: {
            /** Name */
            name: string;
            filter: components["schemas"]["Filter"];
            /**
             * Is Shared
             * @default false
             */
            is_shared: boolean;
        };
        /**
         * VisitCorrecting
         * @description What the author puts right within seven days; what is not sent stays.
         */
        VisitCorrecting: {
            /** Reason */
            reason: string;
            /** How */
            how?: ("door" | "phone" | "video") | null;
            /** Outcome */
            outcome?: ("met" | "not_home" | "refused" | "moved") | null;
            /** People */
            people?: components["schemas"]["PersonMet"][] | null;
            /** Words */
            words?: string | null;
            /** At Home */
            at_home?: ("daytime" | "evening" | "weekend") | null;
        };
        /** VisitDetail */
        VisitDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Arrived At
             * Format: date-time
             */
            arrived_at: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Is Gap */
            is_gap: boolean;
            /** Grid */
            grid: string | null;
            /** Grid Id */
            grid_id: string | null;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /** Household Id */
            household_id: string | null;
            /** Head */
            head: string | null;
            /**
             * Worker Account Id
             * Format: uuid
             */
            worker_account_id: string;
            /** Worker Name */
            worker_name: string;
            /** How */
            how: string;
            /** Outcome */
            outcome: string;
            /** Words */
            words: string;
            /** Is Withdrawn */
            is_withdrawn: boolean;
            /** Step */
            step: string | null;
            /** At Home */
            at_home: string | null;
            /** Confirmed */
            confirmed: boolean;
            /** Device At */
            device_at: string | null;
            /** Files */
            files: string[];
            /** People */
            people: components["schemas"]["VisitPersonRow"][];
            /** Follow Ups */
            follow_ups: components["schemas"]["FollowUpRow"][];
            /** Corrections */
            corrections: components["schemas"]["jiayuan__domains__grid__walking_answers__CorrectionRow"][];
            /** May Undo */
            may_undo: boolean;
            /** May Correct */
            may_correct: boolean;
            /** Version */
            version: number;
        };
        /** VisitPersonRow */
        VisitPersonRow: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Name */
            name: string;
            /** State */
            state: string;
        };
        /** VisitRow */
        VisitRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Arrived At
             * Format: date-time
             */
            arrived_at: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Is Gap */
            is_gap: boolean;
            /** Grid */
            grid: string | null;
            /** Grid Id */
            grid_id: string | null;
            /** Building */
            building: string;
            /** Entrance */
            entrance: string;
            /** Door */
            door: string;
            /** Household Id */
            household_id: string | null;
            /** Head */
            head: string | null;
            /**
             * Worker Account Id
             * Format: uuid
             */
            worker_account_id: string;
            /** Worker Name */
            worker_name: string;
            /** How */
            how: string;
            /** Outcome */
            outcome: string;
            /** Words */
            words: string;
            /** Is Withdrawn */
            is_withdrawn: boolean;
        };
        /** VisitShort */
        VisitShort: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Arrived At
             * Format: date-time
             */
            arrived_at: string;
            /** Worker Name */
            worker_name: string;
            /** How */
            how: string;
            /** Outcome */
            outcome: string;
            /** Words */
            words: string;
        };
        /**
         * Why
         * @description One reason for a door on the route.
         */
        Why: {
            /**
             * Due Id
             * Format: uuid
             */
            due_id: string;
            /** Purpose */
            purpose: string;
            /** Person Id */
            person_id: string | null;
            /** Words */
            words: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
        };
        /**
         * WorkflowAnswer
         * @description A declaration as data: the reducer's table, the forms of its actions, and its drawing.
         */
        WorkflowAnswer: {
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Number */
            number: string;
            /** Table */
            table: {
                [key: string]: unknown;
            };
            /** Forms */
            forms: {
                [key: string]: unknown;
            };
            /** Details */
            details: {
                [key: string]: unknown;
            };
            /** Drawing */
            drawing: string;
        };
        /**
         * Board
         * @description Board 1 (R078), as far as events go.
         */
        jiayuan__domains__grid__schemas__Board: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Grids */
            grids: components["schemas"]["jiayuan__domains__grid__schemas__BoardGrid"][];
            /** Open */
            open: number;
            /** Overdue */
            overdue: number;
            /** Due Today */
            due_today: number;
            /** Opened This Month */
            opened_this_month: number;
            /** Closed This Month */
            closed_this_month: number;
        };
        /** BoardGrid */
        jiayuan__domains__grid__schemas__BoardGrid: {
            /** Id */
            id: string | null;
            /** Name */
            name: string;
            /** Workers */
            workers: string[];
            /** Open */
            open: number;
            /** Overdue */
            overdue: number;
            /** Longitude */
            longitude: number | null;
            /** Latitude */
            latitude: number | null;
        };
        /**
         * Board
         * @description The data of board 1 (R078); ``at`` is when they were counted, so that a screen can grey them out.
         */
        jiayuan__domains__grid__walking_answers__Board: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Month */
            month: string;
            /** Grids */
            grids: components["schemas"]["jiayuan__domains__grid__walking_answers__BoardGrid"][];
        };
        /** BoardGrid */
        jiayuan__domains__grid__walking_answers__BoardGrid: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** On Duty */
            on_duty: string[];
            /** Households */
            households: number;
            /** People */
            people: number;
            /** Visits Made */
            visits_made: number;
            /** Visits Due */
            visits_due: number;
            /** Late */
            late: number;
            /** Signals */
            signals: number;
            /** Centre Lon */
            centre_lon: number | null;
            /** Centre Lat */
            centre_lat: number | null;
        };
        /** CorrectionRow */
        jiayuan__domains__grid__walking_answers__CorrectionRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string;
            /** Before */
            before: {
                [key: string]: unknown;
            };
        };
        /** DoneRow */
        jiayuan__domains__grid__walking_answers__DoneRow: {
            /**
             * Visit Id
             * Format: uuid
             */
            visit_id: string;
            /** Household Id */
            household_id: string | null;
            /**
             * Dwelling Id
             * Format: uuid
             */
            dwelling_id: string;
            /** Building */
            building: string;
            /** Door */
            door: string;
            /** Outcome */
            outcome: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /** DoneRow */
        jiayuan__engines__matters__answers__DoneRow: {
            /**
             * Task Id
             * Format: uuid
             */
            task_id: string;
            /**
             * Done At
             * Format: date-time
             */
            done_at: string;
            /** Purpose */
            purpose: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Workflow Version */
            workflow_version: number;
            /** Number */
            number: string;
            /** Title */
            title: string;
            /** State */
            state: string;
            /** State Title */
            state_title: string;
            /** Due At */
            due_at: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Place Text */
            place_text: string;
            /** Version */
            version: number;
        };
        /** CorrectionRow */
        jiayuan__people__forms__CorrectionRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Name */
            name: string;
            /** Fact */
            fact: string;
            /** Title */
            title: string;
            /** Wanted */
            wanted: string;
            /** Words */
            words: string | null;
            /** State */
            state: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Answer */
            answer: string | null;
            /** Version */
            version: number;
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
    search_people_api_v1_people_search_get: {
        parameters: {
            query: {
                q: string;
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
                    "application/json": components["schemas"]["Found"][];
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
    list_residents_api_v1_residents_get: {
        parameters: {
            query?: {
                grid?: string | null;
                building?: string | null;
                tag?: ("living_alone" | "empty_nest" | "left_behind_elder" | "left_behind_child" | "child_in_need" | "frail" | "disabled" | "subsistence" | "extreme_poverty" | "landless" | "veteran" | "long_illness") | null;
                kind?: ("registered" | "floating" | "overseas" | "unregistered") | null;
                presence?: ("home" | "person_only" | "away") | null;
                age_from?: number | null;
                age_to?: number | null;
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
                    "application/json": components["schemas"]["Page_ResidentRow_"];
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
    register_api_v1_people_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
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
            /** @description people.person_known 这个证件号码已登记过，请打开那个人的档案；people.lives_elsewhere 他在本社区已有居住地，请先迁出再迁入；people.head_there 这一户已有户主；people.household_closed 这一户已经销户 */
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
    get_person_api_v1_people__person_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
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
                    "application/json": components["schemas"]["PersonDetail"];
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
    change_person_api_v1_people__person_id__patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChangeForm"];
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
            /** @description people.person_known 这个证件号码已登记过，请打开那个人的档案；people.person_merged 这份档案已并入另一份 */
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
    list_changes_api_v1_people__person_id__changes_get: {
        parameters: {
            query?: {
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
            };
            header?: never;
            path: {
                person_id: string;
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
                    "application/json": components["schemas"]["Page_ChangeRow_"];
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
    confirm_facts_api_v1_people__person_id__confirmations_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirming"];
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
    look_api_v1_people__person_id__looks_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Looking"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Looked"];
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
    release_looks_api_v1_people__person_id__looks_release_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
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
    move_in_api_v1_people__person_id__residences_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Residing"];
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
            /** @description people.lives_elsewhere 他在本社区已有居住地，请先迁出再迁入；people.head_there 这一户已有户主；people.household_closed 这一户已经销户；people.person_died 这个人已登记死亡 */
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
    record_death_api_v1_people__person_id__death_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Dying"];
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
            /** @description people.person_died 这个人已登记死亡；people.head_needed 户主走了，请选谁来当户主 */
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
    tag_person_api_v1_people__person_id__tags_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTag"];
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
            /** @description people.tag_there 这个标签在这段时间已经有了 */
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
    end_tag_api_v1_tags__tag_id__end_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndingTag"];
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
    record_status_api_v1_people__person_id__statuses_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStatus"];
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
    record_permit_api_v1_people__person_id__permits_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPermit"];
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
    endorse_permit_api_v1_permits__permit_id__endorsement_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                permit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Endorsing"];
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
    name_guardian_api_v1_people__person_id__guardians_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGuardian"];
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
            /** @description people.guardian_there 已经登记为他的监护人 */
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
    end_guardian_api_v1_guardians__guardian_id__end_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guardian_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndingTag"];
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
    give_consent_api_v1_people__person_id__consents_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsent"];
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
    withdraw_consent_api_v1_consents__consent_id__withdrawal_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consent_id: string;
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
    publish_consent_text_api_v1_consent_texts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsentText"];
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
    preview_merge_api_v1_people__person_id__merge_preview_get: {
        parameters: {
            query: {
                gone: string;
            };
            header?: never;
            path: {
                person_id: string;
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
                    "application/json": components["schemas"]["MergePreview"];
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
            /** @description people.person_merged 这份档案已并入另一份 */
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
    merge_api_v1_people__person_id__merges_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merging"];
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
            /** @description people.two_residences 两份档案都有居住地，请选留哪一个；people.head_needed 户主走了，请选谁来当户主；people.person_merged 这份档案已并入另一份 */
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
    undo_merge_api_v1_merges__merge_id__undo_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merge_id: string;
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
                    "application/json": components["schemas"]["UndoResult"];
                };
            };
            /** @description people.undo_over 过了30天，不能再撤销；people.undone_already 已经撤销过了 */
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
    begin_export_api_v1_exports_residents_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Exporting"];
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
    get_export_api_v1_exports_residents__export_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
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
                    "application/json": components["schemas"]["ExportRow"];
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
    list_households_api_v1_dwellings__dwelling_id__households_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dwelling_id: string;
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
                    "application/json": components["schemas"]["HouseholdDetail"][];
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
    get_household_api_v1_households__household_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household_id: string;
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
                    "application/json": components["schemas"]["HouseholdDetail"];
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
    move_out_api_v1_residents__resident_id__moving_out_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovingOut"];
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
            /** @description people.head_needed 户主走了，请选谁来当户主 */
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
    record_birth_api_v1_households__household_id__births_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                household_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Birth"];
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
            /** @description people.household_closed 这一户已经销户 */
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
    split_household_api_v1_households__household_id__splitting_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                household_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Splitting"];
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
            /** @description people.head_needed 户主走了，请选谁来当户主 */
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
    join_household_api_v1_households__household_id__joining_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                household_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Joining"];
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
            /** @description people.household_closed 这一户已经销户 */
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
    change_head_api_v1_households__household_id__head_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                household_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HeadChange"];
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
    confirm_household_api_v1_households__household_id__confirmations_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household_id: string;
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
    get_own_record_api_v1_me_record_get: {
        parameters: {
            query?: {
                ward?: string | null;
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
                    "application/json": components["schemas"]["OwnRecord"];
                };
            };
            /** @description people.not_your_ward 没有这份档案，或你不是他的监护人 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description people.not_bound 还没有绑定你的档案，请先绑定 */
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
    list_looks_api_v1_me_looks_get: {
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
                    "application/json": components["schemas"]["Page_LookRow_"];
                };
            };
            /** @description people.not_bound 还没有绑定你的档案，请先绑定 */
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
    export_own_api_v1_me_data_get: {
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
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description people.not_bound 还没有绑定你的档案，请先绑定 */
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
    list_own_corrections_api_v1_me_corrections_get: {
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
                    "application/json": components["schemas"]["jiayuan__people__forms__CorrectionRow"][];
                };
            };
        };
    };
    ask_correction_api_v1_me_corrections_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correcting"];
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
            /** @description people.not_your_ward 没有这份档案，或你不是他的监护人 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description people.not_bound 还没有绑定你的档案，请先绑定 */
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
    list_corrections_api_v1_corrections_get: {
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
                    "application/json": components["schemas"]["jiayuan__people__forms__CorrectionRow"][];
                };
            };
        };
    };
    answer_correction_api_v1_corrections__request_id__answer_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answering"];
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
            /** @description people.answered_already 已经答复过了 */
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
    claim_api_v1_me_binding_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Claim"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BindingState"];
                };
            };
            /** @description people.binding_waits 上一次申请还在等社区核实；people.bound_already 这个账号已绑定档案 */
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
    unbind_api_v1_me_binding_delete: {
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
            /** @description kernel.not_found 这件东西不在了，或你没有权限看。 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    list_claims_api_v1_bindings_get: {
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
                    "application/json": components["schemas"]["BindingRow"][];
                };
            };
        };
    };
    decide_api_v1_bindings__binding_id__decision_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                binding_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Deciding"];
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
            /** @description people.binding_decided 这份申请已经处理过了 */
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
    list_batches_api_v1_imports_get: {
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
                    "application/json": components["schemas"]["ImportBatchRow"][];
                };
            };
        };
    };
    begin_api_v1_imports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImport"];
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
    get_batch_api_v1_imports__batch_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["ImportDetail"];
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
    list_rows_api_v1_imports__batch_id__rows_get: {
        parameters: {
            query?: {
                pile?: "conflict" | "fault";
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
            };
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["Page_ImportRowOut_"];
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
    correct_mapping_api_v1_imports__batch_id__mapping_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ColumnMapping"];
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
            /** @description people.import_not_ready 这一批现在不能这样办，请刷新后再看 */
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
    apply_api_v1_imports__batch_id__writing_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Applying"];
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
            /** @description people.conflicts_open 还有 {conflicts} 处冲突没有决定；people.import_not_ready 这一批现在不能这样办，请刷新后再看 */
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
    cancel_api_v1_imports__batch_id__cancelling_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                batch_id: string;
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
            /** @description people.import_not_ready 这一批现在不能这样办，请刷新后再看 */
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
    undo_api_v1_imports__batch_id__undo_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["UndoResult"];
                };
            };
            /** @description people.undo_over 过了30天，不能再撤销；people.undone_already 已经撤销过了；people.import_not_ready 这一批现在不能这样办，请刷新后再看 */
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
    mark_api_v1_imports__batch_id__marked_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
    list_inbox_api_v1_matters_inbox_get: {
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
                    "application/json": components["schemas"]["Page_InboxRow_"];
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
    list_done_api_v1_matters_done_get: {
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
                    "application/json": components["schemas"]["Page_DoneRow_"];
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
    list_matters_api_v1_matters_get: {
        parameters: {
            query: {
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
                /** @description 种类，如 grid.event */
                kind: string;
                /** @description 环节，或 open、ended */
                state?: string | null;
                /** @description 网格 */
                grid_id?: string | null;
                /** @description 类别，含下级 */
                category_id?: string | null;
                /** @description 时限 */
                window?: ("late" | "today" | "week") | null;
                /** @description 标记 */
                flag?: string | null;
                /** @description 编号开头，或标题里的字 */
                q?: string | null;
                /** @description 谁的 */
                whose?: "all" | "sent" | "watched" | "reported";
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
                    "application/json": components["schemas"]["Page_MatterRow_"];
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
    count_matters_api_v1_matters_totals_get: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
                /** @description 环节，或 open、ended */
                state?: string | null;
                /** @description 网格 */
                grid_id?: string | null;
                /** @description 类别，含下级 */
                category_id?: string | null;
                /** @description 时限 */
                window?: ("late" | "today" | "week") | null;
                /** @description 标记 */
                flag?: string | null;
                /** @description 编号开头，或标题里的字 */
                q?: string | null;
                /** @description 谁的 */
                whose?: "all" | "sent" | "watched" | "reported";
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
                    "application/json": components["schemas"]["Totals"];
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
    act_on_several_api_v1_matters_steps_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkAct"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
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
    get_matter_api_v1_matters__matter_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter_id: string;
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
                    "application/json": components["schemas"]["MatterDetail"];
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
    get_file_api_v1_matters__matter_id__file_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter_id: string;
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
                    "application/json": components["schemas"]["FileEntry"];
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
    act_api_v1_matters__matter_id__steps_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Act"];
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
            /** @description matters.not_yours 「{action}」要由{who}来办 */
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
            /** @description matters.not_now 现在不能办「{action}」：{missing}；matters.same_person 办过的人不能自己核，请换一个人办这一步；matters.still_owed 还有{count}家没办完，不能办结；matters.about_them 反映的就是这一方，不能派给它；matters.open_round 上一次评价引出的回访还没办完；matters.too_late_to_judge 评价的时间已过（办结后{days}天内）；matters.merge_impossible 只能并入同类的、还没办完的另一件；matters.caller_handled 回访要由没有办过这件事的人来做；matters.id_taken 这个编号已用于另一件事项；kernel.conflict 和已有的记录冲突，请刷新后再看 */
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
            /** @description kernel.invalid 还有地方要改；matters.unknown_action 这类事项没有「{action}」这个动作；matters.evidence_missing 这类事项要{what}；matters.nobody_to_assign 请选派给谁；matters.unknown_holder 没有这个人、岗位或单位；matters.unknown_category 没有这个类别，或已停用 */
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
            /** @description matters.urged_today 今天已经催过了，办的人收到了 */
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
    watch_api_v1_matters__matter_id__watch_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter_id: string;
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
    stop_watching_api_v1_matters__matter_id__watch_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                matter_id: string;
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
    list_workflows_api_v1_workflows_get: {
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
                    "application/json": components["schemas"]["WorkflowAnswer"][];
                };
            };
        };
    };
    get_workflow_api_v1_workflows__kind__get: {
        parameters: {
            query?: {
                /** @description 版本，默认最新 */
                version?: number | null;
            };
            header?: never;
            path: {
                kind: string;
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
                    "application/json": components["schemas"]["WorkflowAnswer"];
                };
            };
            /** @description matters.unknown_kind 没有这类事项 */
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
    ask_progress_api_v1_progress_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /** @description matters.progress_unknown 编号或查询码不对，请再核对一次 */
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
    list_categories_api_v1_categories_get: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
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
                    "application/json": components["schemas"]["CategoryRow"][];
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
    add_category_api_v1_categories_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCategory"];
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
            /** @description matters.unknown_kind 没有这类事项 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description matters.category_code_taken 这个编码已经有了 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description kernel.invalid 还有地方要改；matters.unknown_category 没有这个类别，或已停用 */
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
    get_category_api_v1_categories__category_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
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
                    "application/json": components["schemas"]["CategoryRow"];
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
    change_category_api_v1_categories__category_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryForm"];
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
            /** @description matters.category_code_taken 这个编码已经有了 */
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
            /** @description kernel.invalid 还有地方要改；matters.unknown_category 没有这个类别，或已停用 */
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
    list_routing_api_v1_routing_rules_get: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
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
                    "application/json": components["schemas"]["RoutingRow"][];
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
    add_routing_api_v1_routing_rules_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRouting"];
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
            /** @description matters.unknown_kind 没有这类事项 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description matters.routing_rule_taken 这个类别和网格已有派遣规则 */
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
    change_routing_api_v1_routing_rules__rule_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingForm"];
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
            /** @description matters.routing_rule_taken 这个类别和网格已有派遣规则 */
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
    list_limits_api_v1_limit_settings_get: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
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
                    "application/json": components["schemas"]["LimitRow"][];
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
    set_limit_api_v1_limit_settings__name__put: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitForm"];
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
            /** @description matters.unknown_kind 没有这类事项 */
            404: {
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
    list_messages_api_v1_messages_get: {
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
                    "application/json": components["schemas"]["Page_MessageRow_"];
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
    count_unread_api_v1_messages_unread_get: {
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
                    "application/json": components["schemas"]["Unread"];
                };
            };
        };
    };
    mark_all_read_api_v1_messages_readings_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UntilMessage"];
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
    mark_read_api_v1_messages__message_id__reading_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
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
    list_figures_api_v1_matter_figures_get: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
                /** @description 从哪个月（其中任一天） */
                from: string;
                /** @description 到哪个月（其中任一天） */
                to: string;
                /** @description 分组 */
                by?: "all" | "month" | "grid" | "category";
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
                    "application/json": components["schemas"]["FigureLine"][];
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
    list_durations_api_v1_matter_figures_durations_get: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
                /** @description 从哪个月（其中任一天） */
                from: string;
                /** @description 到哪个月（其中任一天） */
                to: string;
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
                    "application/json": components["schemas"]["DurationLine"][];
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
    list_old_api_v1_matter_figures_old_get: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
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
                    "application/json": components["schemas"]["Page_MatterRow_"];
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
    sum_own_verdicts_api_v1_matter_figures_own_verdicts_get: {
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
                    "application/json": components["schemas"]["OwnVerdicts"];
                };
            };
        };
    };
    list_behind_api_v1_matter_figures__figure__matters_get: {
        parameters: {
            query: {
                /** @description 种类，如 grid.event */
                kind: string;
                /** @description 从哪个月（其中任一天） */
                from: string;
                /** @description 到哪个月（其中任一天） */
                to: string;
                /** @description 网格 */
                grid_id?: string | null;
                /** @description 类别 */
                category_id?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
            };
            header?: never;
            path: {
                figure: string;
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
                    "application/json": components["schemas"]["Page_MatterRow_"];
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
    list_events_api_v1_grid_events_get: {
        parameters: {
            query?: {
                tab?: "open" | "late" | "soon" | "mine" | "supervised" | "bad" | "closed" | "all";
                state?: string;
                grid?: string | null;
                building?: string | null;
                category?: string | null;
                urgent?: boolean;
                via?: ("desk" | "mobile" | "kiosk" | "phone" | "api" | "device" | "transfer") | null;
                due_until?: string | null;
                q?: string;
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
                    "application/json": components["schemas"]["Page_EventRow_"];
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
    report_event_api_v1_grid_events_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reporting"];
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
            /** @description matters.id_taken 这个编号已用于另一件事项 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description grid.place_unknown 没找到这个地方，请重新选一次楼栋或单元；grid.place_missing 还没说在哪里。选一栋楼，或写一句“3栋东侧”。；matters.unknown_category 没有这个类别，或已停用；grid.category_too_wide 请选到小类，比如「楼道照明」；kernel.invalid 还有地方要改；grid.channel_not_yours 你不能用这个来源上报 */
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
    count_events_api_v1_grid_events_counts_get: {
        parameters: {
            query?: {
                tab?: "open" | "late" | "soon" | "mine" | "supervised" | "bad" | "closed" | "all";
                state?: string;
                grid?: string | null;
                building?: string | null;
                category?: string | null;
                urgent?: boolean;
                via?: ("desk" | "mobile" | "kiosk" | "phone" | "api" | "device" | "transfer") | null;
                due_until?: string | null;
                q?: string;
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
                    "application/json": components["schemas"]["EventCounts"];
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
    export_events_api_v1_grid_events_exports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportForm"];
            };
        };
        responses: {
            /** @description 表格 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
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
    list_views_api_v1_grid_views_get: {
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
                    "application/json": components["schemas"]["SavedViewRow"][];
                };
            };
        };
    };
    save_view_api_v1_grid_views_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewForm"];
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
            /** @description grid.view_not_yours 大家共用的视图由事件专员维护 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description grid.view_name_taken 已有同名的视图，请换个名字 */
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
    drop_view_api_v1_grid_views__view_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
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
            /** @description grid.view_not_yours 大家共用的视图由事件专员维护 */
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
    list_templates_api_v1_grid_templates_get: {
        parameters: {
            query?: {
                category_id?: string | null;
                action?: string | null;
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
                    "application/json": components["schemas"]["TemplateRow"][];
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
    add_template_api_v1_grid_templates_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateForm"];
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
            /** @description matters.unknown_category 没有这个类别，或已停用 */
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
    change_template_api_v1_grid_templates__template_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateForm"];
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
            /** @description kernel.stale 刚才有人也改了这一条，请看一眼再存 */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description matters.unknown_category 没有这个类别，或已停用 */
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
    drop_template_api_v1_grid_templates__template_id__delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                template_id: string;
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
    get_board_api_v1_grid_board_get: {
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
                    "application/json": components["schemas"]["jiayuan__domains__grid__schemas__Board"];
                };
            };
        };
    };
    list_signals_api_v1_grid_signals_get: {
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
                    "application/json": components["schemas"]["Signal"][];
                };
            };
        };
    };
    list_numbers_api_v1_grid_numbers_get: {
        parameters: {
            query?: {
                by?: "grid" | "category" | "month";
                /** @description 月份，如2026-11 */
                since?: string | null;
                /** @description 月份，如2026-11 */
                until?: string | null;
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
                    "application/json": components["schemas"]["FigureRow"][];
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
    list_behind_api_v1_grid_numbers__indicator__matters_get: {
        parameters: {
            query?: {
                /** @description 月份，如2026-11 */
                since?: string | null;
                /** @description 月份，如2026-11 */
                until?: string | null;
                grid_id?: string | null;
                category_id?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 上一页给的 next */
                cursor?: string | null;
            };
            header?: never;
            path: {
                indicator: string;
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
                    "application/json": components["schemas"]["Page_CountedEvent_"];
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
    list_categories_api_v1_grid_categories_get: {
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
                    "application/json": components["schemas"]["CategoryClass"][];
                };
            };
        };
    };
    guess_categories_api_v1_grid_categories_guesses_get: {
        parameters: {
            query: {
                text: string;
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
                    "application/json": components["schemas"]["Category"][];
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
    find_places_api_v1_grid_places_get: {
        parameters: {
            query?: {
                longitude?: number | null;
                latitude?: number | null;
                q?: string;
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
                    "application/json": components["schemas"]["PlaceFound"][];
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
    list_similar_api_v1_grid_events_similar_get: {
        parameters: {
            query?: {
                entrance_id?: string | null;
                building_id?: string | null;
                longitude?: number | null;
                latitude?: number | null;
                category_id?: string | null;
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
                    "application/json": components["schemas"]["SimilarEvent"][];
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
    record_call_api_v1_grid_calls_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallRecording"];
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
            /** @description matters.id_taken 这个编号已用于另一件事项 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemBody"];
                };
            };
            /** @description grid.place_unknown 没找到这个地方，请重新选一次楼栋或单元；grid.place_missing 还没说在哪里。选一栋楼，或写一句“3栋东侧”。；matters.unknown_category 没有这个类别，或已停用；grid.category_too_wide 请选到小类，比如「楼道照明」；kernel.invalid 还有地方要改 */
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
    get_event_api_v1_grid_events__event_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: string;
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
                    "application/json": components["schemas"]["EventDetail"];
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
    support_event_api_v1_grid_events__event_id__supporters_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Supporting"];
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
            /** @description grid.not_supportable 这件已经办结，请另外上报 */
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
    call_reporter_api_v1_grid_events__event_id__reporter_phone_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallingReporter"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReporterPhone"];
                };
            };
            /** @description grid.no_consent 反映人没有同意接电话，请用留言告诉他 */
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
            /** @description grid.no_phone 反映人没有留电话，请用留言告诉他 */
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
    list_categories_at_poster_api_v1_grid_posters__code__categories_get: {
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
                    "application/json": components["schemas"]["CategoryClass"][];
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
    list_similar_at_poster_api_v1_grid_posters__code__similar_get: {
        parameters: {
            query?: {
                category_id?: string | null;
            };
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
                    "application/json": components["schemas"]["SimilarEvent"][];
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
    ask_code_api_v1_grid_posters__code__codes_post: {
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
                "application/json": components["schemas"]["CodeAsking"];
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
    prove_phone_api_v1_grid_posters__code__passes_post: {
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
                "application/json": components["schemas"]["PhoneProving"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhonePass"];
                };
            };
            /** @description access.code_wrong 验证码不对或已过期，请核对或重新获取 */
            401: {
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
    upload_photo_api_v1_grid_posters__code__photos__file_id__put: {
        parameters: {
            query?: never;
            header: {
                /** @description 验证手机号后得到的凭证 */
                "guest-pass": string;
            };
            path: {
                code: string;
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description grid.pass_expired 手机号要再验证一次，请重新获取验证码 */
            401: {
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
            /** @description files.empty 这个文件是空的（0字节），请重新选一次；files.picture_broken 照片打不开，可能没传完整，请再选一次 */
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
    report_at_poster_api_v1_grid_posters__code__events_post: {
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
                "application/json": components["schemas"]["GuestReporting"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Received"];
                };
            };
            /** @description grid.pass_expired 手机号要再验证一次，请重新获取验证码 */
            401: {
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
            /** @description grid.place_unknown 没找到这个地方，请重新选一次楼栋或单元；grid.place_missing 还没说在哪里。选一栋楼，或写一句“3栋东侧”。；matters.unknown_category 没有这个类别，或已停用；grid.category_too_wide 请选到小类，比如「楼道照明」；kernel.invalid 还有地方要改 */
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
    get_day_api_v1_grid_day_get: {
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
                    "application/json": components["schemas"]["DayAnswer"];
                };
            };
        };
    };
    list_kept_api_v1_grid_households_get: {
        parameters: {
            query?: {
                grid_id?: string | null;
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
                    "application/json": components["schemas"]["HouseholdsKept"];
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
    get_household_api_v1_grid_households__household_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household_id: string;
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
                    "application/json": components["schemas"]["DoorAnswer"];
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
    list_visits_api_v1_grid_visits_get: {
        parameters: {
            query?: {
                grid_id?: string | null;
                worker_account_id?: string | null;
                household_id?: string | null;
                outcome?: ("met" | "not_home" | "refused" | "moved") | null;
                /** @description 从哪天起 */
                since?: string | null;
                /** @description 到哪天止，含当日 */
                until?: string | null;
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
                    "application/json": components["schemas"]["Page_VisitRow_"];
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
    record_visit_api_v1_grid_visits_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
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
            /** @description grid.visit_taken 这个编号的走访已是别人记的，请重新记一次 */
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
    get_visit_api_v1_grid_visits__visit_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
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
                    "application/json": components["schemas"]["VisitDetail"];
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
    withdraw_visit_api_v1_grid_visits__visit_id__withdrawal_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
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
            /** @description grid.not_your_visit 只有记这次走访的人能改 */
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
            /** @description grid.undo_too_late 过了10分钟，或已有人接着办，不能撤销；可以更正 */
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
    correct_visit_api_v1_grid_visits__visit_id__corrections_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitCorrecting"];
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
            /** @description grid.not_your_visit 只有记这次走访的人能改 */
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
            /** @description grid.correction_too_late 过了7天不能再更正，请补记一次走访说明 */
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
    collect_api_v1_grid_collections_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCollection"];
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
            /** @description grid.visit_taken 这个编号的走访已是别人记的，请重新记一次；grid.person_on_record 这里有人登记过，请对照后再决定；grid.door_lived_in 这扇门里已有{households}户，请确认是另外一户还是换了住户；grid.consent_needed 还没有可用的同意书文本，请先由社区设好再采集 */
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
    ask_collecting_api_v1_grid_collection_requests_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCollecting"];
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
    confirm_household_api_v1_grid_households__household_id__confirmation_patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household_id: string;
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
    confirm_person_api_v1_grid_households__household_id__people__person_id__facts_patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactsConfirmed"];
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
    mute_api_v1_grid_mutes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMute"];
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
            /** @description grid.muted_already 已经暂停走访了，要改日期请先恢复 */
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
    unmute_api_v1_grid_mutes__mute_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mute_id: string;
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
            /** @description grid.mute_ended 已经恢复走访了 */
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
    finish_follow_up_api_v1_grid_follow_ups__follow_up_id__completion_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                follow_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowUpDone"];
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
            /** @description grid.follow_up_done 这件跟进已经办好了 */
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
    list_months_api_v1_grid_visit_numbers_get: {
        parameters: {
            query?: {
                /** @description 月份，如 2026-11；不填为本月 */
                month?: string | null;
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
                    "application/json": components["schemas"]["MonthRow"][];
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
    list_unvisited_api_v1_grid_visit_numbers_unvisited_get: {
        parameters: {
            query: {
                grid_id: string;
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
                    "application/json": components["schemas"]["UnvisitedRow"][];
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
    list_due_api_v1_grid_visit_numbers_due_get: {
        parameters: {
            query: {
                grid_id: string;
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
                    "application/json": components["schemas"]["DueRow"][];
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
    list_signals_api_v1_grid_visit_signals_get: {
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
                    "application/json": components["schemas"]["SignalRow"][];
                };
            };
        };
    };
    get_board_api_v1_grid_visit_board_get: {
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
                    "application/json": components["schemas"]["jiayuan__domains__grid__walking_answers__Board"];
                };
            };
        };
    };
    list_rules_api_v1_grid_visit_rules_get: {
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
                    "application/json": components["schemas"]["RuleRow"][];
                };
            };
        };
    };
    make_rule_api_v1_grid_visit_rules_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
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
            /** @description kernel.conflict 和已有的记录冲突，请刷新后再看 */
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
    change_rule_api_v1_grid_visit_rules__rule_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleForm"];
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
    list_needs_api_v1_grid_needs_get: {
        parameters: {
            query?: {
                topic?: ("facility" | "environment" | "safety" | "parking" | "elder_care" | "child_care" | "health" | "culture" | "work" | "other") | null;
                state?: ("open" | "merged" | "matter" | "project" | "answered" | "declined") | null;
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
                    "application/json": components["schemas"]["Page_NeedRow_"];
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
    add_need_api_v1_grid_needs_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNeed"];
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
            /** @description kernel.conflict 和已有的记录冲突，请刷新后再看 */
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
    end_need_api_v1_grid_needs__need_id__ending_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                need_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedEnding"];
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
            /** @description grid.need_ended 这条需求已经处理过了 */
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
    list_handovers_api_v1_grid_handovers_get: {
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
                    "application/json": components["schemas"]["Page_HandoverRow_"];
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
    hand_over_api_v1_grid_handovers_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHandover"];
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
    list_routes_api_v1_grid_patrol_routes_get: {
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
                    "application/json": components["schemas"]["RouteRow"][];
                };
            };
        };
    };
    make_route_api_v1_grid_patrol_routes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoute"];
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
            /** @description grid.route_name_taken 这个网格已有同名路线 */
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
    get_route_api_v1_grid_patrol_routes__route_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                route_id: string;
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
                    "application/json": components["schemas"]["RouteDetail"];
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
    change_route_api_v1_grid_patrol_routes__route_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                route_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteForm"];
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
            /** @description grid.route_name_taken 这个网格已有同名路线 */
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
    list_checklists_api_v1_grid_patrol_checklists_get: {
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
                    "application/json": components["schemas"]["ChecklistRow"][];
                };
            };
        };
    };
    make_checklist_api_v1_grid_patrol_checklists_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistForm"];
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
            /** @description grid.checklist_name_taken 已有同名清单 */
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
    change_checklist_api_v1_grid_patrol_checklists__checklist_id__put: {
        parameters: {
            query?: never;
            header?: {
                /** @description 所改那一版的版本号 */
                "if-match"?: string | null;
            };
            path: {
                checklist_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistForm"];
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
            /** @description grid.checklist_name_taken 已有同名清单 */
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
    list_patrols_api_v1_grid_patrols_get: {
        parameters: {
            query?: {
                grid_id?: string | null;
                route_id?: string | null;
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
                    "application/json": components["schemas"]["Page_PatrolRow_"];
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
    start_patrol_api_v1_grid_patrols_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPatrol"];
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
            /** @description grid.patrol_taken 这个编号的巡查已是别人记的，请重新开始一次 */
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
    get_patrol_api_v1_grid_patrols__patrol_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patrol_id: string;
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
                    "application/json": components["schemas"]["PatrolDetail"];
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
    check_point_api_v1_grid_patrols__patrol_id__checks_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patrol_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCheck"];
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
            /** @description grid.patrol_taken 这个编号的巡查已是别人记的，请重新开始一次；grid.point_checked_already 这次巡查已记过这个点位 */
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
    end_patrol_api_v1_grid_patrols__patrol_id__ending_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patrol_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatrolEnding"];
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
            /** @description grid.patrol_taken 这个编号的巡查已是别人记的，请重新开始一次；grid.patrol_ended 这次巡查已经结束 */
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
}
