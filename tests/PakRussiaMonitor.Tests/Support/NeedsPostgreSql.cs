using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("PakRussiaMonitor.Tests.Support.SkippingFramework", "PakRussiaMonitor.Tests")]

namespace PakRussiaMonitor.Tests.Support;

/// <summary>
/// On a class whose tests need PostgreSQL, those that it inherits from a contract included: skipped with the reason where
/// none is installed, unless it is required.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgreSqlAttribute : Attribute;

/// <summary>xunit's own, save that whole classes may be skipped: xunit asks a test's attribute alone, and a contract's cannot know.</summary>
public sealed class SkippingFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new SkippingDiscoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class SkippingDiscoverer(IAssemblyInfo assembly, ISourceInformationProvider source, IMessageSink messages)
        : XunitTestFrameworkDiscoverer(assembly, source, messages)
    {
        protected override bool FindTestsForMethod(
            ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
        {
            var isSkipped = PostgreSqlServer.WhyMissing is not null
                && testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgreSqlAttribute).AssemblyQualifiedName).Any()
                && testMethod.Method.GetCustomAttributes(typeof(FactAttribute).AssemblyQualifiedName).Any();
            return isSkipped
                ? ReportDiscoveredTestCase(new SkippedTestCase(DiagnosticMessageSink, testMethod), includeSourceInformation, messageBus)
                : base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, discoveryOptions);
        }
    }
}

public sealed class SkippedTestCase : XunitTestCase
{
    [Obsolete("For xunit, which makes a test case anew in the process that runs it.")]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(IMessageSink messages, ITestMethod method)
        : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => PostgreSqlServer.WhyMissing!;
}
