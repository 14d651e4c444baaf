namespace AmiPipeline.Documents;

/// <summary>The shapes of AWS identifiers, each without anchors: the reader and the JSON Schema put their own around them.</summary>
internal static class AwsPatterns
{
    public const string Ec2IdDigits = "([0-9a-f]{8}|[0-9a-f]{17})";

    public const string AccountId = "[0-9]{12}";

    public const string KeyId = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})";

    public const string KeyAlias = "alias/[a-zA-Z0-9/_-]{1,250}";

    public const string KeyArn = "arn:aws[a-z-]*:kms:" + Region + ":" + AccountId + ":(key/" + KeyId + "|" + KeyAlias + ")";

    public const string KeyIdentifier = "(" + KeyId + "|" + KeyAlias + "|" + KeyArn + ")";

    public const string HvmDeviceName = "(/dev/)?(sda1|sd[a-z]|xvd[a-z]|xvd[a-d][a-z])";

    public const string DeviceName = "(/dev/)?(sd[a-z]([1-9]|1[0-5])?|xvd[a-z]{1,2}|hd[a-z]([1-9]|1[0-5])?)";

    public const string ImageNameCharacter = @"[A-Za-z0-9()\[\] ./\-'@_]";

    public const string ImageParameterPrefix = "resolve:ssm:";

    public const string ImageParameter = ImageParameterPrefix + "[a-zA-Z0-9_./-]{1,1011}(:([0-9]+|[a-zA-Z_.-][a-zA-Z0-9_.-]{0,99}))?";

    public const string ParameterPattern = "[a-zA-Z0-9_./*?-]{1,1011}";

    // The first level of no name of one's own begins with aws or ssm.
    public const string ParameterName = "(?!/?([Aa][Ww][Ss]|[Ss][Ss][Mm]))((/[a-zA-Z0-9_.-]+){1,15}|[a-zA-Z0-9_.-]+)";

    public const string LaunchTemplateName = @"[a-zA-Z0-9().\-/_]{3,128}";

    // Letters of which none is a wildcard of EC2's filters or of IAM.
    public const string Family = "[A-Za-z0-9._/-]{1,128}";

    public const string FamilyPattern = "[A-Za-z0-9._/*-]{1,128}";

    public const string WatermarkName = ImageNameCharacter + "{3,128}";

    public const string WatermarkPattern = @"[A-Za-z0-9()\[\] ./\-'@_*]{1,128}";

    public const string UtcMinute = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z";

    public const string InstanceType = @"[a-z][a-z0-9-]*\.[a-z0-9-]+";

    public const string Region = Partition.RegionPattern;

    public const string OrganizationId = "o-[a-z0-9]{10,32}";

    public const string OrganizationArn = "arn:aws[a-z-]*:organizations::" + AccountId + ":organization/" + OrganizationId;

    // Organizations API Reference, OrganizationalUnit: ou-, the root's 4 to 32 letters or digits, and 8 to 32 of its own.
    public const string OrganizationalUnitArn = "arn:aws[a-z-]*:organizations::" + AccountId + ":ou/" + OrganizationId + "/ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";

    public const string RoleArn = "arn:aws[a-z-]*:iam::" + AccountId + @":role/([A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,64}";

    public const string ExternalId = @"[A-Za-z0-9_+=,.@:/-]{2,1224}";

    public const string KeyArnPattern = "arn:aws[a-z-]*:kms:[a-z0-9*?-]+:[0-9*?]+:key/[a-zA-Z0-9*?-]+";
}
