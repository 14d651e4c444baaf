using AmiPipeline.Documents;
using AmiPipeline.Sharing;

namespace AmiPipeline.Configuration;

/// <summary>Reads <c>guardrails</c>.</summary>
internal static class GuardrailsReader
{
    public const string OwnerForms = "self, amazon, or an account id of 12 digits";

    private const string ParameterForms = "a parameter's name, such as /images/base or /images/*";

    public static Guardrails Read(FieldReader configuration)
    {
        if (configuration.Object("guardrails") is not { } fields)
        {
            return new Guardrails();
        }

        var guardrails = new Guardrails
        {
            Keys = Strings(fields, "keys", AwsFormats.IsKeyArnPattern, "a key ARN such as arn:aws:kms:us-east-1:111122223333:key/*; no alias, since IAM knows keys by their ids"),
            Regions = Strings(fields, "regions", AwsFormats.IsRegion, AwsFormats.RegionForm),
            Accounts = Strings(fields, "accounts", IsOwner, OwnerForms),
            Parameters = Strings(fields, "parameters", AwsFormats.IsParameterPattern, ParameterForms),
            Publish = ReadPublish(fields),
            RetentionFamilies = ReadRetention(fields),
            Organizations = ListReader.Strings(fields, "organizations", AwsFormats.IsOrganizationId, "an organization's id: o- and 10 to 32 lower-case letters or digits"),
            ShareWith = ListReader.Strings(fields, "shareWith", AwsFormats.IsHolder, "an account id of 12 digits, or the ARN of an organization or organizational unit"),
            Roles = [.. fields.Objects("roles").Select(ReadRole)],
        };
        fields.RefuseOthers();
        CheckRoles(fields, guardrails.Roles);
        return guardrails;
    }

    /// <summary>Whether a text can name an owner of images.</summary>
    public static bool IsOwner(string text) => text is Guardrails.Self or Guardrails.Amazon || AwsFormats.IsAccountId(text);

    private static IReadOnlyList<string>? Strings(FieldReader fields, string field, Func<string, bool> isRight, string whatIsRight)
    {
        var texts = ListReader.Strings(fields, field, isRight, whatIsRight);
        return fields.Has(field) ? texts : null;
    }

    private static PublishGuardrails ReadPublish(FieldReader guardrails)
    {
        if (guardrails.Object("publish") is not { } fields)
        {
            return new PublishGuardrails();
        }

        var publish = new PublishGuardrails
        {
            Parameters = ListReader.Strings(fields, "parameters", AwsFormats.IsParameterPattern, ParameterForms),
            LaunchTemplates = ListReader.Strings(fields, "launchTemplates", id => AwsFormats.IsEc2Id(id, "lt"), "a launch template's id: lt- and 8 or 17 lower-case hexadecimal digits"),
            Watermarks = ListReader.Strings(fields, "watermarks", AwsFormats.IsWatermarkPattern, "a watermark's name, such as golden or golden *: letters, digits, spaces and ()[]./-'@_, without the account id"),
        };
        fields.RefuseOthers();
        return publish;
    }

    private static IReadOnlyList<string> ReadRetention(FieldReader guardrails)
    {
        if (guardrails.Object("retention") is not { } fields)
        {
            return [];
        }

        var families = ListReader.Strings(fields, "families", AwsFormats.IsFamilyPattern, "the name of a family, such as base-linux or base-*: letters, digits and ._/-");
        fields.RefuseOthers();
        return families;
    }

    private static AllowedRole ReadRole(FieldReader fields)
    {
        var role = new AllowedRole(
            fields.RequiredString("arn", "the role's ARN"),
            fields.RequiredString("externalId", "the external id that the role's trust policy asks for"));
        fields.RefuseOthers();

        if (role.Arn.Length > 0 && !AwsFormats.IsRoleArn(role.Arn))
        {
            fields.Problem("arn", $"is \"{role.Arn}\"; must be a role's ARN such as arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource");
        }

        if (role.ExternalId.Length > 0 && !AwsFormats.IsExternalId(role.ExternalId))
        {
            fields.Problem("externalId", $"is \"{role.ExternalId}\"; must have {AwsFormats.ExternalIdForm}");
        }

        return role;
    }

    private static void CheckRoles(FieldReader fields, IReadOnlyList<AllowedRole> roles)
    {
        for (var index = 0; index < roles.Count; index++)
        {
            if (roles[index].Arn.Length > 0 && roles.Take(index).Any(earlier => earlier.Arn == roles[index].Arn))
            {
                fields.Problem("roles", index, $"repeats {roles[index].Arn}");
            }
        }
    }
}
