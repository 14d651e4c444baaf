namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>How calls name the accounts that own or may use something: by their ids, or by a word.</summary>
internal static class AccountNames
{
    private static readonly string[] OfOwners = ["amazon", "aws-marketplace", "aws-backup-vault"];

    /// <summary>The owners that a call names: account ids, <c>self</c> as the caller's, and aliases.</summary>
    public static List<string?> Owners(Call call) => call.Parameters.List("Owner").ConvertAll<string?>(owner =>
        IdOf(call, owner) ?? (OfOwners.Contains(owner) || call.Region.Settings.Values.Any(settings => settings.OwnerAlias == owner) ? owner : throw Malformed(owner)));

    /// <summary>The accounts that a call names as users: their ids, <c>self</c> as the caller's, and <c>all</c>.</summary>
    public static List<string> Users(Call call, string parameter) => call.Parameters.List(parameter).ConvertAll(user =>
        IdOf(call, user) ?? (user == "all" ? user : throw Malformed(user)));

    private static string? IdOf(Call call, string name) => name == "self" ? call.AccountId
        : AccountIds.IsValid(name) ? name
        : null;

    private static ServiceErrorException Malformed(string name) => new("InvalidUserID.Malformed", $"Invalid user id: \"{name}\"");
}
