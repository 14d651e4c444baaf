namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads what an account has in one Region.</summary>
internal static class AccountReader
{
    /// <summary>When everything that is there from the start was made.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads everything that refers to nothing else; images, volumes and instances may refer to what other accounts have.</summary>
    public static void ReadFirst(StrictObject json, ReadingScope scope)
    {
        _ = json.Required("name");
        json.Objects("keys").ForEach(key => KeyReader.Read(key, scope));

        var settings = scope.Region.SettingsOf(scope.AccountId);
        settings.EncryptionByDefault = json.Flag("encryptionByDefault");
        settings.ImageBlockPublicAccess = json.OneOf("imageBlockPublicAccess", PublicAccess.Unblocked, PublicAccess.Unblocked, PublicAccess.BlockNew);
        settings.SnapshotBlockPublicAccess = json.OneOf("snapshotBlockPublicAccess", PublicAccess.Unblocked, PublicAccess.Unblocked, PublicAccess.BlockNew, PublicAccess.BlockAll);
        settings.DefaultKey = scope.KeyArn(json, "defaultKey") ?? AccountSettings.AwsManagedAlias;

        settings.AllowedImages = ReadAllowedImages(json.Object("allowedImages"));
        json.Objects("parameters").ForEach(parameter => ParameterReader.Read(parameter, settings));
        json.Objects("clientTokens").ForEach(token => ReadToken(token, scope));
        NetworkReader.Read(json, scope);
        json.Objects("imageUsageReports").ForEach(report => UsageReportReader.Read(report, scope));
        json.Objects("launchTemplates").ForEach(template => LaunchTemplateReader.Read(template, scope));
        json.Objects("launchConfigurations").ForEach(configuration => LaunchConfigurationReader.Read(configuration, settings));
        json.Objects("snapshots").ForEach(snapshot => SnapshotReader.Read(snapshot, scope));
    }

    /// <summary>Reads the images and volumes.</summary>
    public static void ReadImages(StrictObject json, ReadingScope scope)
    {
        json.Objects("images").ForEach(image => ImageReader.Read(image, scope));
        json.Objects("volumes").ForEach(volume => VolumeReader.Read(volume, scope));
    }

    /// <summary>Reads the instances, and ends the object.</summary>
    public static void ReadInstances(StrictObject json, ReadingScope scope)
    {
        json.Objects("instances").ForEach(instance => InstanceReader.Read(instance, scope));
        json.End();
    }

    // Those of a file are all kept, as many as there are.
    private static void ReadToken(StrictObject json, ReadingScope scope)
    {
        scope.Region.Tokens.Add($"{scope.AccountId} {json.Required("key")}", new TokenUse(json.Text("request") ?? "", json.Texts("ids")), int.MaxValue);
        json.End();
    }

    private static AllowedImages ReadAllowedImages(StrictObject? json)
    {
        if (json is null)
        {
            return AllowedImages.Off;
        }

        var read = new AllowedImages(json.OneOf("state", AllowedImages.Enabled, AllowedImages.Enabled, AllowedImages.Audit, AllowedImages.Disabled), json.Objects("criteria").ConvertAll(ReadCriterion));
        json.End();
        return read;
    }

    private static ImageCriterion ReadCriterion(StrictObject json)
    {
        var criterion = new ImageCriterion
        {
            Providers = json.Texts("imageProviders"),
            Names = json.Texts("imageNames"),
            ProductCodes = json.Texts("marketplaceProductCodes"),
            MaxDaysSinceCreated = json.Number("maximumDaysSinceCreated"),
            MaxDaysSinceDeprecated = json.Number("maximumDaysSinceDeprecated"),
            Watermarks = json.Objects("imageWatermarks").ConvertAll(ReadWatermark),
        };
        json.End();
        return criterion;
    }

    private static WatermarkCriterion ReadWatermark(StrictObject json)
    {
        var watermark = new WatermarkCriterion(
            json.Text("watermarkKey"),
            json.Text("sourceImageRegion"),
            json.Number("maximumDaysSinceSourceImageCreated"),
            json.Number("maximumDaysSinceWatermarkCreated"));
        json.End();
        return watermark;
    }
}
