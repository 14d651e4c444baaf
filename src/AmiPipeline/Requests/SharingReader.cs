using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads <c>shareWith</c> and <c>unshareFrom</c>.</summary>
internal static class SharingReader
{
    /// <summary>So many of a kind are let use an image within an invocation of a function.</summary>
    public const int MaxHolders = 100;

    public static RequestSharing? ReadSharing(FieldReader request)
    {
        if (request.Object("shareWith") is not { } fields)
        {
            return null;
        }

        fields.Refuse("groups", "has no place here: the pipeline makes no image public");
        fields.Refuse("public", "has no place here: the pipeline makes no image public");
        var sharing = new RequestSharing { Accounts = ReadAccounts(fields), Organizations = ReadOrganizations(fields), OrganizationalUnits = ReadUnits(fields) };
        fields.RefuseOthers();
        RefuseNobody(fields);
        return sharing;
    }

    public static RequestUnsharing? ReadUnsharing(FieldReader request)
    {
        if (request.Object("unshareFrom") is not { } fields)
        {
            return null;
        }

        var unsharing = new RequestUnsharing
        {
            Accounts = ReadAccounts(fields),
            Organizations = ReadOrganizations(fields),
            OrganizationalUnits = ReadUnits(fields),
            All = fields.Boolean("all") ?? false,
        };
        fields.RefuseOthers();
        if (unsharing.All && (unsharing.Holders().Any() || request.Has("shareWith")))
        {
            fields.Problem("all", "goes with nobody else; leave the others and shareWith out");
        }
        else if (!unsharing.All)
        {
            RefuseNobody(fields, ", or { \"all\": true }");
        }

        return unsharing;
    }

    private static IReadOnlyList<string> ReadAccounts(FieldReader fields) => Read(fields, "accounts", AwsFormats.IsAccountId, "an account id of 12 digits");

    private static IReadOnlyList<string> ReadOrganizations(FieldReader fields) => Read(
        fields, "organizations", AwsFormats.IsOrganizationArn, "an organization's ARN such as arn:aws:organizations::111122223333:organization/o-abcde12345");

    private static IReadOnlyList<string> ReadUnits(FieldReader fields) => Read(
        fields, "organizationalUnits", AwsFormats.IsOrganizationalUnitArn, "an organizational unit's ARN such as arn:aws:organizations::111122223333:ou/o-abcde12345/ou-ab12-cdefghij");

    private static IReadOnlyList<string> Read(FieldReader fields, string field, Func<string, bool> isRight, string whatIsRight) =>
        ListReader.Strings(fields, field, isRight, whatIsRight, ifEmpty: "give at least one, or leave the field out", max: MaxHolders);

    private static void RefuseNobody(FieldReader fields, string orElse = "")
    {
        if (fields.Misses("accounts") && fields.Misses("organizations") && fields.Misses("organizationalUnits"))
        {
            fields.ProblemAt(fields.Pointer, $"names nobody; give accounts, organizations or organizationalUnits{orElse}");
        }
    }
}
