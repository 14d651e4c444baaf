using System.Globalization;

namespace AmiPipeline.Simulator.Iam;

/// <summary>Every action of STS that is modelled: who the caller is, and who it becomes.</summary>
internal static class StsActions
{
    public static IReadOnlyDictionary<string, Func<Call, string?>> ByName { get; } = new Dictionary<string, Func<Call, string?>>(StringComparer.Ordinal)
    {
        [AssumeRole.Action] = call => Credentials(AssumeRole.Execute(call)),
        ["GetCallerIdentity"] = Identity,
    };

    private static string Identity(Call call)
    {
        call.Ready();
        return $"<Arn>{call.Caller.Arn}</Arn><UserId>{call.Caller.UserId}</UserId><Account>{call.AccountId}</Account>";
    }

    private static string Credentials(RoleSession session) =>
        $"<Credentials><AccessKeyId>{session.AccessKeyId}</AccessKeyId><SecretAccessKey>{session.SecretAccessKey}</SecretAccessKey>" +
        $"<SessionToken>{session.Token}</SessionToken>" +
        $"<Expiration>{session.Expiration.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</Expiration></Credentials>" +
        $"<AssumedRoleUser><AssumedRoleId>{session.UserId}</AssumedRoleId><Arn>{session.Arn}</Arn></AssumedRoleUser>";
}
