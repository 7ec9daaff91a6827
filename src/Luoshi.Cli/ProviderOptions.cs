using System.CommandLine;
using Luoshi.Web.Accounts;

namespace Luoshi.Cli;

/// <summary>The options of serve that name an identity provider: none of them, or all that it takes.</summary>
internal sealed class ProviderOptions
{
    private readonly Option<string?> _authority = new("--oidc-authority") { Description = "统一身份认证（OpenID Connect）的地址，https 开头；不写则只用密码登录" };
    private readonly Option<string?> _client = new("--oidc-client") { Description = "统一身份认证分给本系统的编号（client_id）" };
    private readonly Option<FileInfo?> _secret = new("--oidc-secret-file") { Description = "存有密钥（client_secret）的文件，只让运行本程序的人能读" };
    private readonly Option<string> _name = new("--oidc-name") { Description = "登录页上的叫法：用…登录", DefaultValueFactory = _ => "统一身份认证" };

    public void AddTo(Command verb)
    {
        verb.Add(_authority);
        verb.Add(_client);
        verb.Add(_secret);
        verb.Add(_name);
        verb.Validators.Add(result =>
        {
            var (authority, client, secret) = (result.GetValue(_authority), result.GetValue(_client), result.GetValue(_secret));
            if (authority is null && client is null && secret is null) return;
            if (authority is null || client is null || secret is null) result.AddError("--oidc-authority、--oidc-client、--oidc-secret-file 要一起写。");
            else if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !IdentityProvider.MayBe(address)) result.AddError("--oidc-authority 要写 https 开头的完整地址；只有本机的可用 http。");
            else if (Secret(secret).Length == 0) result.AddError($"--oidc-secret-file {secret} 读不出密钥。请检查文件是否存在、能否读、是否为空。");
        });
    }

    /// <summary>The provider that the command line names; null for none.</summary>
    public IdentityProvider? Read(ParseResult parsed) =>
        parsed.GetValue(_authority) is { } authority ? new(new Uri(authority), parsed.GetValue(_client)!, Secret(parsed.GetValue(_secret)!), parsed.GetValue(_name)!.Trim()) : null;

    private static string Secret(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
