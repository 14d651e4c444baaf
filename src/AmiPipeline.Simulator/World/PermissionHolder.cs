namespace AmiPipeline.Simulator.World;

/// <summary>Whom an image or a snapshot is shared with: an account's id, the ARN of an organization or of an organizational unit, or everybody.</summary>
internal static class PermissionHolder
{
    /// <summary>The only group there is.</summary>
    public const string Everybody = "all";

    /// <summary>The field of an answer that names a holder.</summary>
    public static string FieldOf(string holder) =>
        holder == Everybody ? "group"
        : !holder.StartsWith("arn:", StringComparison.Ordinal) ? "userId"
        : holder.Contains(":ou/", StringComparison.Ordinal) ? "organizationalUnitArn"
        : "organizationArn";

    /// <summary>The id of the organization or organizational unit that an ARN ends with, such as <c>o-abcdefghij</c>.</summary>
    public static string IdOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
