using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Accounts;

/// <summary>Accounts as a service: names, passwords, lockout, and who someone is.</summary>
public static class AccountsSetup
{
    public static IServiceCollection AddLuoshiAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                // AccountRules judges names: the directory is Chinese, the built-in list of characters is not.
                identity.User.AllowedUserNameCharacters = "";
                identity.Password.RequiredLength = AccountRules.ShortestPassword;
                identity.Password.RequireDigit = true;
                identity.Password.RequireLowercase = true;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 5;
                identity.Lockout.AllowedForNewUsers = true;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<LuoshiDb>()
            .AddUserValidator<AccountRules>()
            .AddPasswordValidator<AccountRules>()
            .AddErrorDescriber<ChineseIdentityErrors>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager();
        return services
            .AddScoped<SetUpFirstAccountHandler>()
            .AddScoped<AccountClaims>()
            .AddScoped<Sessions>()
            .AddScoped<AccountTurn>()
            .AddScoped<CreateAccountHandler>()
            .AddScoped<ChangeAccountHandler>()
            .AddScoped<DisableAccountHandler>()
            .AddScoped<ResetPasswordHandler>()
            .AddScoped<ChangeOwnPasswordHandler>()
            .AddScoped<WidenLeaderHandler>()
            .AddScoped<BindIdentityHandler>()
            .AddScoped<UnbindIdentityHandler>()
            .AddScoped<AccountListQuery>()
            .AddScoped<AccountQuery>()
            .AddScoped<LeaderListQuery>()
            .AddScoped<SignInListQuery>();
    }
}
