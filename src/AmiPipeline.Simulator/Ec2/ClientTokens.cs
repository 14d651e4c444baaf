using System.Text;

namespace AmiPipeline.Simulator.Ec2;

/// <summary>
/// Client tokens: the same token with the same parameters makes nothing new (EC2 API Reference, "Ensuring idempotency").
/// </summary>
internal static class ClientTokens
{
    private const int MaxLength = 64;
    private const int MaxLengthOfCopyImage = 128;

    /// <summary>The ids that an earlier call with this token brought about; null when the call is the first.</summary>
    /// <param name="call">The call, whose parameters are the fingerprint.</param>
    /// <param name="token">The client token; null when none was sent.</param>
    /// <param name="scope">The zone of a token that is zonal, else empty.</param>
    public static IReadOnlyList<string>? Earlier(Call call, string? token, string scope = "")
    {
        if (token is null)
        {
            return null;
        }

        var maxLength = call.Action == "CopyImage" ? MaxLengthOfCopyImage : MaxLength;
        if (token.Length > maxLength || !Ascii.IsValid(token))
        {
            throw new ServiceErrorException("InvalidClientToken", $"The client token must have at most {maxLength} ASCII characters.");
        }

        if (call.Region.Tokens.Find(Key(call, token, scope)) is not { } earlier)
        {
            return null;
        }

        return earlier.Fingerprint == Fingerprint(call) ? earlier.Ids : throw new ServiceErrorException(
            "IdempotentParameterMismatch",
            "The client token you have provided is associated with a resource that has different parameters than those in this request.");
    }

    public static void Remember(Call call, string? token, IReadOnlyList<string> ids, string scope = "")
    {
        if (token is not null)
        {
            call.Region.Tokens.Add(Key(call, token, scope), new TokenUse(Fingerprint(call), ids), call.Simulation.Options.ClientTokensKept);
        }
    }

    private static string Key(Call call, string token, string scope) => $"{call.AccountId} {call.Action} {scope} {token}";

    private static string Fingerprint(Call call) => call.Parameters.ToText(except: ["ClientToken", "DryRun"]);
}
